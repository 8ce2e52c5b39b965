import { decide, type RegimeDecision } from '../decide/decide.ts';
import { type Engine, indexRuleset, type Provision } from '../decide/engine.ts';
import { rankOfDecision } from '../decide/outcome.ts';
import { regionOfCells } from '../findings/report.ts';
import { plainTransfer, valuesOf, witnessOf } from '../findings/witness.ts';
import { parametersOf } from '../region/box.ts';
import { regionWords } from '../region/in-words.ts';
import type { Box, DecisionText, Region, Ruleset, Transfer, Witness } from '../ruleset/types.ts';
import { changedCells } from './changed-cells.ts';
import { classifier } from './classifier.ts';
import { idIn, type Joint, jointRuleset, plainId, reads, regionText } from './joint-ruleset.ts';

/** A decision of a version at the witness; where the item cannot be classified so there, `outcome` says why. */
export interface Shown {
  outcome: string;
  /** The rule that decides; null where none does. */
  rule: string | null;
}

/** Where the decision of one regime changed, and how. */
export interface Change {
  regime: string;
  /** In words: “WA:2B001”. */
  category: string;
  /** `reclassified`: the item is in the category by one ruleset alone, so that there is nothing to compare. */
  change: 'stricter' | 'milder' | 'as strict' | 'undetermined' | 'reclassified';
  /** The difference of the two ranks; null where one of them is undetermined or there is none. */
  steps: number | null;
  /** A decision; `not in the category` by a ruleset that does not take the item to be in the category. */
  before: DecisionText;
  after: DecisionText;
  region: Region;
  regionInWords: string;
  witness: Witness;
  /** What `decide` says of the witness by each ruleset. */
  decided: { before: Shown; after: Shown };
}

export interface Comparison {
  /** By regime, then by category. */
  changes: Change[];
  /** What could not be compared, a sentence each. */
  notCompared: string[];
}

/** How many cells to look at in all. */
const allCells = 400_000;

/**
 * Every region in which a regime of the two rulesets decides differently over all days, proposed rules left out. Each change was
 * replayed through `decide` by both rulesets. A regime that one of them does not declare decides nothing there.
 */
export function compareRulesets(before: Ruleset, after: Ruleset, cells = allCells): Comparison {
  const joint = jointRuleset(before, after);
  const engine = indexRuleset(joint.ruleset);
  const engines = [indexRuleset(before), indexRuleset(after)] as const;
  const parts = classifier(engine, before, after);
  const inWords = regionWords(joint.ruleset);
  const allowance = { left: cells };
  const notCompared: string[] = [];
  const changes: Change[] = [];
  const ids = [...new Set([...after.regimes, ...before.regimes].map(({ id }) => id))].sort();
  for (const id of ids) {
    const regimes = [engine.regimeById.get(idIn('old', id)), engine.regimeById.get(idIn('new', id))] as const;
    const provisions = regimes.map((regime) => [...(regime?.rules ?? []), ...(regime?.exceptions ?? [])]);
    const changed = changedProvisions(provisions);
    const unlike = provisions.flat().filter((each) => reads(each.source.region, joint.unlike));
    if (unlike.length > 0) notCompared.push(unlikeInWords(id, joint));
    for (const each of changed)
      if (each.isUnread)
        notCompared.push(`${plainId(each.id)}: its text is not understood whole, so its decisions are undetermined.`);
    if (unlike.length > 0) continue;
    const gaveUp = ({ id: provision }: Provision) =>
      notCompared.push(
        `${plainId(provision)}: there are too many kinds of transfers to tell apart; what was found till then is told.`,
      );
    const found = changedCells(engine, regimes, changed, plainDecision, parts, allowance, gaveUp);
    for (const { classified, cells: where, ...decisions } of found) {
      const was = classified === 'by new' ? notInCategory : decisions.before;
      const is = classified === 'by old' ? notInCategory : decisions.after;
      for (const region of byItems(regionOfCells(engine, where))) {
        const steps = stepsBetween(was, is);
        changes.push({
          regime: id,
          category: categoryInWords(region, inWords, id),
          change: classified === 'by both' ? changeOf(steps) : 'reclassified',
          steps,
          before: was,
          after: is,
          region,
          regionInWords: inWords(region, [id]),
          ...show(engine, engines, region, id),
        });
      }
    }
  }
  return { changes: changes.sort(byPlace), notCompared: [...new Set(notCompared)] };
}

const notInCategory = 'not in the category';

function changeOf(steps: number | null): Change['change'] {
  if (steps === null) return 'undetermined';
  return steps > 0 ? 'stricter' : steps < 0 ? 'milder' : 'as strict';
}

function byPlace(a: Change, b: Change): number {
  const key = ({ regime, category, steps, before, after, regionInWords }: Change) =>
    [regime, category, String(steps), before, after, regionInWords].join('\n');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function stepsBetween(before: DecisionText, after: DecisionText): number | null {
  const [was, is] = [rankOfDecision(before), rankOfDecision(after)];
  return was === undefined || is === undefined ? null : is - was;
}

/** `undetermined: old EAR:x` and `exception new EAR:y` without the versions, which no name of an author has before it. */
function plainDecision(decision: DecisionText): DecisionText {
  return decision.replace(/(?<=^exception |^undetermined: |, )(?:old|new) /g, '');
}

function unlikeInWords(regime: string, { unlike }: Joint): string {
  return `${regime}: its rules read ${[...unlike].sort().join(', ')}, which is measured otherwise in the other ruleset.`;
}

/** The provisions of which the other side has none that says the same. */
function changedProvisions([before = [], after = []]: readonly Provision[][]): Set<Provision> {
  const texts = [before, after].map((provisions) => new Map(provisions.map((each) => [each, textOf(each)])));
  const known = texts.map((each) => new Set(each.values()));
  const without = (side: 0 | 1) =>
    [...texts[side]!].filter(([, text]) => !known[1 - side]!.has(text)).map(([provision]) => provision);
  return new Set([...without(0), ...without(1)]);
}

/** All of a provision that decisions hang on. */
function textOf({ id, kind, source }: Provision): string {
  const relations =
    'overrides' in source ? [source.outcome, source.overrides] : [source.lifts.reasons, source.lifts.rules];
  return JSON.stringify([
    plainId(id),
    kind,
    JSON.stringify(relations).replaceAll(/"(?:old|new) /g, '"'),
    source.inForce.status === 'proposed',
    source.undetermined,
    regionText(source.region),
  ]);
}

/** The boxes of a region, those of the same items together. */
function byItems(region: Region): Region[] {
  const groups = new Map<string, Box[]>();
  for (const box of region) {
    const key = box.items?.join('\n') ?? '';
    groups.set(key, [...(groups.get(key) ?? []), box]);
  }
  return [...groups.values()];
}

function categoryInWords(
  [box]: Region,
  inWords: (region: Region, lists: readonly string[]) => string,
  regime: string,
): string {
  return box?.items ? inWords([{ items: box.items }], [regime]) : 'any item';
}

/** The plainest transfer of the region, and what is decided about it by each ruleset. */
function show(
  engine: Engine,
  engines: readonly [Engine, Engine],
  region: Region,
  regime: string,
): Pick<Change, 'witness' | 'decided'> {
  const { box, values, ...plain } = plainTransfer(engine, region, [regime]);
  const needed = new Set(engine.ruleset.parameters.filter(({ id }) => parametersOf(box).has(id)));
  for (;;) {
    const transfer: Required<Transfer> = { ...plain, with: valuesOf([...needed], values) };
    const decided = engines.map((each) => decideBy(each, transfer, regime));
    const missing = new Set(decided.flatMap((each) => ('missing' in each ? each.missing : [])));
    const more = engine.ruleset.parameters.filter((parameter) => missing.has(parameter.id) && !needed.has(parameter));
    for (const parameter of more) needed.add(parameter);
    if (more.length > 0) continue;
    const [before, after] = decided.map(
      (each): Shown =>
        'problem' in each ? { outcome: each.problem, rule: null } : { outcome: each.outcome, rule: each.rule },
    );
    return { witness: witnessOf(transfer, engine.ruleset), decided: { before: before!, after: after! } };
  }
}

const nothing = { outcome: 'no license required', rule: null, missing: [] };

/** What a ruleset decides about a transfer, of which it may not have every name. */
function decideBy(
  engine: Engine,
  transfer: Required<Transfer>,
  regime: string,
): Pick<RegimeDecision, 'outcome' | 'rule' | 'missing'> | { problem: string } {
  const { ruleset, regimeById } = engine;
  if (!regimeById.has(regime)) return nothing;
  const has = (elements: readonly { id: string }[], id: string) => elements.some((element) => element.id === id);
  const known: Transfer = {
    ...transfer,
    for: has(ruleset.endUses, transfer.for) ? transfer.for : 'other',
    endUser: has(ruleset.parties, transfer.endUser) ? transfer.endUser : 'unlisted',
    with: Object.fromEntries(Object.entries(transfer.with).filter(([id]) => has(ruleset.parameters, id))),
  };
  const decided = decide(engine, known, { regimes: [regime] });
  if ('problems' in decided) return { problem: decided.problems.join(' ') };
  return decided.decisions[regime] ?? nothing;
}
