import { axisName, firstParameterAxis } from '../region/axis.ts';
import {
  type Cell,
  disjoint,
  type IndexedBox,
  isOnePlace,
  placesOf,
  relation,
  samePlaces,
} from '../region/indexed-box.ts';
import type { Citation, DecisionText, Transfer } from '../ruleset/types.ts';
import { type Engine, type IndexedRegime, reachOf } from './engine.ts';
import { byStrictness, everyDecision, noLicenseRequired, rankOfDecision } from './outcome.ts';
import { partition } from './partition.ts';
import type { Decided } from './settle.ts';
import { type Standing, standingsIn } from './standing.ts';
import { mergeTraces, type TraceStep, traceOf } from './trace.ts';
import { cellsOfTransfer, type Problems } from './transfer-cells.ts';

export interface RegimeDecision {
  outcome: DecisionText;
  /** Null where the outcome is undetermined. */
  rank: number | null;
  /** The rule that decides, the first of the ruleset where several do. */
  rule: string | null;
  trace: TraceStep[];
  /** What would have to be known, sorted: members of the transfer, parameters, and rules whose text is not understood. */
  missing: string[];
  /** Mildest first. */
  possible: DecisionText[];
  /** Of what decides. */
  citations: Citation[];
}

export interface TransferDecision {
  transfer: Transfer;
  /** By regime, in the order of the ruleset; only regimes that bind the exporter or reach it by a rule. */
  decisions: Record<string, RegimeDecision>;
  /** The regimes that do neither. */
  notBinding: string[];
}

export interface DecideOptions {
  /** Whether proposed rules and exceptions apply. */
  whatIf?: boolean;
  /** The ids of the regimes asked about; all of them by default. */
  regimes?: readonly string[];
}

/**
 * What each regime decides about a transfer: section 4 of the semantics. A member that the transfer leaves out may have any value
 * that an item of its category can have; the outcome is determined only where it is the same for all of them, and otherwise names
 * what is missing and what the outcome can be. Nothing is guessed: what is wrong with the transfer comes back as problems.
 */
export function decide(engine: Engine, transfer: Transfer, options: DecideOptions = {}): TransferDecision | Problems {
  const unknown = (options.regimes ?? []).filter((id) => !engine.regimeById.has(id));
  if (unknown.length > 0) return { problems: unknown.map((id) => `No regime is called “${id}”.`) };
  const start = cellsOfTransfer(engine, transfer);
  if ('problems' in start) return start;
  const whatIf = options.whatIf ?? false;
  const asked = engine.regimes.filter(({ source }) => options.regimes?.includes(source.id) ?? true);
  const deciding = asked.filter((regime) => reaches(regime, start.cells, whatIf));
  return {
    transfer,
    decisions: Object.fromEntries(
      deciding.map((regime) => [regime.source.id, decideIn(engine, [regime], start.cells, whatIf)]),
    ),
    notBinding: asked.filter((regime) => !deciding.includes(regime)).map(({ source }) => source.id),
  };
}

/**
 * The decision of a state: the strictest among its national regimes, which for no national regime is that no license is required.
 * The transfer must leave from that state: its `from` is taken to be the state.
 */
export function stateDecision(
  engine: Engine,
  transfer: Transfer,
  state: string,
  options: DecideOptions = {},
): RegimeDecision | Problems {
  const start = cellsOfTransfer(engine, { ...transfer, from: state });
  if ('problems' in start) return start;
  return decideIn(engine, nationalRegimes(engine, state), start.cells, options.whatIf ?? false);
}

export function nationalRegimes(engine: Engine, state: string): IndexedRegime[] {
  return engine.regimes.filter(({ source }) => source.kind === 'national' && source.of === state);
}

function reaches(regime: IndexedRegime, cells: readonly Cell[], whatIf: boolean): boolean {
  const meets = (box: IndexedBox) => cells.some((cell) => relation(box, cell) !== 'none');
  return regime.binding.some(meets) || reachOf(regime).some(({ box, proposed }) => (whatIf || !proposed) && meets(box));
}

interface Started {
  cell: Cell;
  /** Of each regime asked about. */
  standings: Standing[][];
}

function decideIn(
  engine: Engine,
  regimes: readonly IndexedRegime[],
  cells: readonly Cell[],
  whatIf: boolean,
): RegimeDecision {
  const parts: { cell: Cell; decided: Decided }[] = [];
  const traces: TraceStep[][] = [];
  const started = cells.map(
    (cell): Started => ({
      cell,
      standings: regimes.map((regime) => standingsIn(regime, cell, whatIf)),
    }),
  );
  for (const { cell, standings } of started) {
    const found = partition(engine.axes, cell, standings);
    if (!found) return tooComplex(engine, started);
    parts.push(...found.map((part) => ({ cell: part.cell, decided: strictest(part.decisions) })));
    traces.push(
      standings.flatMap((each, index) =>
        traceOf(
          engine.reasons,
          each,
          found.map((part) => part.decisions[index]!),
        ),
      ),
    );
  }
  const outcomes = [...new Set(parts.map(({ decided }) => textOf(decided)))].sort(byStrictness);
  const unread = [
    ...new Set(parts.flatMap(({ decided }) => (decided.by === 'text not understood' ? decided.provisions : []))),
  ];
  const [outcome] = outcomes;
  const determined = unread.length === 0 && outcomes.length === 1 && outcome !== undefined;
  const missing = determined ? [] : [...missingMembers(engine, parts), ...unread].sort();
  const rules = parts.flatMap(({ decided }) => (decided.by === 'rule' ? decided.rule : []));
  const [rule] = rules.sort((x, y) => x.priority - y.priority);
  return {
    outcome: determined ? outcome : undetermined(missing),
    rank: determined ? rankOfDecision(outcome)! : null,
    rule: determined && rule ? rule.id : null,
    trace: mergeTraces(traces),
    missing,
    possible: unread.length > 0 ? [...everyDecision] : outcomes,
    citations: citationsOf(parts.map(({ decided }) => decided)),
  };
}

/** Where text that is not understood could make the decision stricter, the strictest is not known. */
export function strictest(decisions: readonly Decided[]): Decided {
  const strictness = (decided: Decided) => {
    switch (decided.by) {
      case 'rule':
        return decided.rule.rank + 0.75;
      case 'exception':
        return 1.25;
      case 'nothing':
        return 0;
      case 'text not understood':
        return 6.5;
    }
  };
  return decisions.reduce<Decided>((most, next) => (strictness(next) > strictness(most) ? next : most), {
    by: 'nothing',
  });
}

export function textOf(decided: Decided): DecisionText {
  switch (decided.by) {
    case 'rule':
      return decided.rule.source.outcome;
    case 'exception':
      return `exception ${decided.exception.id}`;
    case 'nothing':
      return noLicenseRequired;
    case 'text not understood':
      return undetermined(decided.provisions);
  }
}

function undetermined(missing: readonly string[]): DecisionText {
  return `undetermined: ${missing.join(', ')}`;
}

function citationsOf(decided: readonly Decided[]): Citation[] {
  const citations = new Map<string, Citation>();
  for (const each of decided) {
    const provision = each.by === 'rule' ? each.rule : each.by === 'exception' ? each.exception : undefined;
    for (const citation of provision?.source.citations ?? []) citations.set(JSON.stringify(citation), citation);
  }
  return [...citations.values()];
}

/** Beyond this many parts the unknown members are not narrowed down to those that matter. */
const partLimit = 2_000;

/**
 * A smallest set of unknown members that would settle the outcome: as long as no two parts with different outcomes agree on what
 * is left, a member is not needed. Predicates that no parameter settles are given up first, then parameters.
 */
function missingMembers(engine: Engine, parts: readonly { cell: Cell; decided: Decided }[]): string[] {
  const { axes } = engine;
  const unknown = axes.all
    .map((_, axis) => axis)
    .filter((axis) => parts.some(({ cell }) => !samePlaces(placesOf(cell, axis), placesOf(parts[0]!.cell, axis))));
  const isPredicate = (axis: number) => axes.parameters[axis - firstParameterAxis]?.type === 'undetermined';
  const label = (decided: Decided) => (decided.by === 'text not understood' ? decided.by : textOf(decided));
  const labelled = parts.map(({ cell, decided }) => ({ cell, label: label(decided) }));
  let needed = unknown;
  if (parts.length <= partLimit) {
    for (const axis of unknown.toSorted((a, b) => Number(isPredicate(b)) - Number(isPredicate(a)) || b - a)) {
      const fewer = needed.filter((other) => other !== axis);
      if (settles(fewer, labelled)) needed = fewer;
    }
  }
  return needed.map((axis) => axisName(axes, axis));
}

/** Whether knowing the places on these axes tells parts of different outcomes apart. */
function settles(known: readonly number[], parts: readonly { cell: Cell; label: string }[]): boolean {
  return parts.every((a, index) =>
    parts
      .slice(index + 1)
      .every(
        (b) => a.label === b.label || known.some((axis) => disjoint(placesOf(a.cell, axis), placesOf(b.cell, axis))),
      ),
  );
}

/** Every unknown member that some provision reads may matter, and any decision is possible. */
function tooComplex(engine: Engine, started: readonly Started[]): RegimeDecision {
  const standings = started.flatMap((each) => each.standings.flat());
  const read = new Set(standings.flatMap(({ cutting }) => cutting.flatMap((box) => box.on)));
  const unread = standings.flatMap(({ provision }) => (provision.source.undetermined.length > 0 ? provision.id : []));
  const unknown = [...read].filter((axis) => started.some(({ cell }) => !isOnePlace(placesOf(cell, axis))));
  const missing = [...new Set([...unknown.map((axis) => axisName(engine.axes, axis)), ...unread])].sort();
  return {
    outcome: undetermined(missing),
    rank: null,
    rule: null,
    trace: mergeTraces(started.map((each) => each.standings.flatMap((of) => traceOf(engine.reasons, of, [])))),
    missing,
    possible: [...everyDecision],
    citations: [],
  };
}
