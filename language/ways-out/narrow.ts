import { placeOf } from '../checks/place.ts';
import { dayOf, firstOf, periodOf } from '../compile/property.ts';
import type { Provision } from '../decide/engine.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { isPossible } from '../findings/search.ts';
import type { Exception, Rule } from '../grammar/generated/ast.ts';
import { type nameDimensions, parametersOf } from '../region/box.ts';
import { type Cell, indexBox, narrow, outside, relation } from '../region/indexed-box.ts';
import { complementOfParameterSet, isChoice } from '../region/parameter-set.ts';
import { inOrderOfRenown } from '../region/well-known.ts';
import type { Box, Days, Finding, ParameterSet, Region } from '../ruleset/types.ts';
import { type Clause, clauseText, conditionText, itemCover, useCover, type Wording } from './clauses.ts';
import { type Known, provisionNode } from './known.ts';
import { isEditable, newProperty, scopeTypes } from './new-text.ts';

type Edit = Fix['edits'][number];

/** Findings that are gone where the rule that they are shown at does not apply. */
const endedByNarrowing: ReadonlySet<string> = new Set(['contradiction', 'undercut', 'exceeds', 'double-bind']);

/**
 * Takes exactly the region of a finding out of the rule that it is shown at: by one kind of sentence, because every other wording
 * would take more. Nothing where no sentence does, or where nothing of the rule would be left.
 */
export function narrowing({ program, engine }: Known, wording: Wording, finding: Finding): Fix | undefined {
  const [subject = ''] = finding.rules;
  const provision = engine.provisionById.get(subject);
  const node = provisionNode(program, subject);
  if (!endedByNarrowing.has(finding.code) || !provision || !node || !isEditable(program, node)) return undefined;
  for (const { removed, edit } of candidates(wording, finding.region, provision, node)) {
    if (!takesExactly(wording, provision, finding.region, removed)) continue;
    const written = edit();
    if (written) return { title: `Narrow ${subject}: ${written.said}`, edits: [written.edit] };
  }
  return undefined;
}

/** Whether the subject's transfers in `removed` are those of the region and no others, and not all that it has. */
function takesExactly({ engine }: Wording, subject: Provision, region: Region, removed: Region): boolean {
  const { axes } = engine;
  const indexed = (boxes: Region) => boxes.flatMap((box) => indexBox(axes, box) ?? []);
  const [found, taken] = [indexed(region), indexed(removed)];
  const own = subject.boxes;
  const within = own.flatMap((cell) => taken.map((box) => narrow(cell, box)).filter((part) => part !== undefined));
  const none = (cells: readonly Cell[]) => !cells.some((cell) => isPossible(engine, cell));
  if (!within.every((cell) => none(outside(axes, cell, found)))) return false;
  const uncovered = found.every((box) => none(outside(axes, box, taken)));
  return uncovered && !own.every((cell) => none(outside(axes, cell, taken)));
}

interface Candidate {
  removed: Region;
  edit: () => { said: string; edit: Edit } | undefined;
}

/** What each kind of sentence could take away, the plainest first. */
function candidates(wording: Wording, region: Region, subject: Provision, node: Rule | Exception): Candidate[] {
  const found: Candidate[] = [];
  const clause = (removed: Region, build: () => Clause | undefined) => {
    found.push({ removed, edit: () => asProperty(node, build()) });
  };
  const names = (dimension: keyof typeof keywords) => {
    const some = namesIn(region, dimension);
    const others = dimension === 'items' && region.length === 1 ? region[0] : {};
    if (some)
      clause([{ [dimension]: some }], () => without(wording, node, { ...others, [dimension]: some }, dimension));
  };
  for (const dimension of ['to', 'endUser', 'for'] as const) names(dimension);
  for (const conditions of conditionsIn(region))
    clause(
      conditions.map((sets) => ({ with: sets })),
      () => withoutConditions(wording, subject, conditions),
    );
  for (const dimension of ['items', 'from'] as const) names(dimension);
  const days = daysIn(region);
  if (days) found.push({ removed: [{ on: days }], edit: () => withoutDays(node, days) });
  return found;
}

function asProperty(node: Rule | Exception, clause: Clause | undefined): { said: string; edit: Edit } | undefined {
  if (!clause) return undefined;
  const edit = newProperty(node, scopeTypes, (indent) => clauseText(clause, indent));
  return edit && { said: clauseText(shortened(clause), ''), edit };
}

/** A title is one line. */
function shortened(clause: Clause): Clause {
  const { parts } = clause;
  return parts.length > 5 ? { ...clause, parts: [...parts.slice(0, 4), `${parts.length - 4} more`] } : clause;
}

function namesIn(region: Region, dimension: (typeof nameDimensions)[number]): string[] | undefined {
  const lists = region.map((box) => box[dimension]);
  return lists.includes(undefined) ? undefined : [...new Set(lists.flatMap((names) => names ?? []))];
}

function daysIn(region: Region): Days | undefined {
  const [first, ...others] = region.map(({ on }) => on);
  const same = others.every((days) => days?.since === first?.since && days?.until === first?.until);
  return same ? first : undefined;
}

/** Sets of parameters that could be what tells the region apart: of each parameter alone, then of all. */
function conditionsIn(region: Region): Record<string, ParameterSet>[][] {
  const parameters = [...new Set(region.flatMap((box) => [...parametersOf(box).keys()]))];
  const alone = parameters.map((id) => {
    const sets = region.map((box) => parametersOf(box).get(id));
    const texts = new Map(sets.map((set) => [JSON.stringify(set), set]));
    return [...texts.values()].flatMap((set) => (set === undefined ? [] : [{ [id]: set }]));
  });
  const together = region.flatMap((box) => (box.with ? [box.with] : []));
  const all = together.length === region.length ? [together] : [];
  return [...alone, ...all].filter((conditions) => conditions.length > 0);
}

const keywords = { to: 'to', from: 'from', for: 'for', items: 'items', endUser: 'end-users' } as const;

/** The sentence that leaves names of a dimension out; undefined where a sentence that is there already would have to change. */
function without(
  wording: Wording,
  { properties }: Rule | Exception,
  box: Box,
  dimension: keyof typeof keywords,
): Clause | undefined {
  const keyword = keywords[dimension];
  const wanted = box[dimension] ?? [];
  const positive = { for: 'For', endUser: 'EndUsers' } as const;
  switch (dimension) {
    case 'to':
    case 'from':
      return { keyword, negated: true, parts: inOrderOfRenown(wanted) };
    case 'items': {
      const cover = itemCover(wording, box);
      return cover && cover.but.length === 0 ? { keyword, negated: true, parts: cover.names } : undefined;
    }
    case 'for':
    case 'endUser': {
      const { endUses, parties } = wording.engine.ruleset;
      const open = dimension === 'for' ? 'other' : 'unlisted';
      const all = (dimension === 'for' ? endUses : parties).map(({ id }) => id);
      const negated = !wanted.includes(open);
      const names = negated ? wanted : all.filter((id) => !wanted.includes(id));
      const isSaid = properties.some((each) => each.$type === positive[dimension] && !each.negated);
      if (!negated && (isSaid || names.length === 0)) return undefined;
      if (dimension === 'endUser') return { keyword, negated, parts: names.toSorted() };
      const cover = useCover(wording, names);
      return cover && cover.but.length === 0 ? { keyword, negated, parts: cover.names } : undefined;
    }
  }
}

function withoutConditions(
  wording: Wording,
  subject: Provision,
  conditions: Record<string, ParameterSet>[],
): Clause | undefined {
  const parts: string[] = [];
  for (const sets of conditions) {
    const text = negation(wording, subject, sets);
    if (text === undefined) return undefined;
    parts.push(conditions.length > 1 && text.includes(' or ') ? `(${text})` : text);
  }
  return { keyword: 'where', negated: false, parts: [parts.join(' and ')] };
}

function negation(wording: Wording, subject: Provision, sets: Record<string, ParameterSet>): string | undefined {
  const [only, ...others] = Object.entries(sets);
  if (only && others.length === 0 && !isChoice(only[1])) {
    const [id, set] = only;
    const texts = complementOfParameterSet(set, [])
      .filter((outside) => meets(wording, subject, { with: { [id]: outside } }))
      .map((outside) => conditionText(wording, { [id]: outside }));
    if (texts.includes(undefined)) return undefined;
    return texts.join(' or ');
  }
  const text = conditionText(wording, sets);
  if (text === undefined) return undefined;
  return only && others.length === 0 ? `not ${text}` : `not (${text})`;
}

function meets({ engine: { axes } }: Wording, subject: Provision, box: Box): boolean {
  const cell = indexBox(axes, box);
  return cell !== undefined && subject.boxes.some((own) => relation(own, cell) !== 'none');
}

/** Ends the rule before the days, begins it after them, or suspends it meanwhile. */
function withoutDays(node: Rule | Exception, { since, until }: Days): { said: string; edit: Edit } | undefined {
  const inForce = periodOf(node.properties);
  const ends = until === undefined || (inForce.until !== undefined && inForce.until <= until);
  const begins = since === undefined || (inForce.since !== undefined && since <= inForce.since);
  if (begins && ends) return undefined;
  const follows = new Set([
    ...scopeTypes,
    'Outcome',
    'Since',
    'Until',
    'Proposed',
    'Suspended',
    'Announced',
    'Enforced',
  ]);
  const said = begins ? `since ${until}` : ends ? `until ${since}` : `suspended since ${since} until ${until}`;
  const date = begins ? firstOf(node.properties, 'Since') : ends ? firstOf(node.properties, 'Until') : undefined;
  if (date && dayOf(date.date) !== undefined)
    return { said, edit: { place: placeOf(date, 'date'), text: (begins ? until : since) ?? '' } };
  // A date right after a suspension would be read as its end.
  const edit = newProperty(
    node,
    begins || ends ? new Set([...follows].filter((type) => type !== 'Suspended')) : follows,
    () => said,
  );
  return edit && { said, edit };
}
