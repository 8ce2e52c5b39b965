import type {
  Acceptance,
  Box,
  Category,
  Days,
  EndUse,
  Exception,
  InForce,
  Outcome,
  Parameter,
  Participant,
  Party,
  Reason,
  Regime,
  RegimeKind,
  Rule,
  RuleCharacter,
  Ruleset,
} from '../../language/ruleset/types.ts';

/** What a test says of a ruleset; the rest is filled in with what is neutral. A provision's regime is the prefix of its id. */
export interface Sketch {
  asOf?: string;
  destinations?: string[];
  categories?: SketchedCategory[];
  parameters?: (Pick<Parameter, 'id' | 'type'> & Partial<Parameter>)[];
  endUses?: string[];
  parties?: (string | { id: string; country: string })[];
  reasons?: string[];
  regimes: SketchedRegime[];
  rules?: SketchedRule[];
  exceptions?: SketchedException[];
  accepted?: (Pick<Acceptance, 'finding' | 'subject'> & Partial<Acceptance>)[];
}

export type SketchedCategory = Pick<Category, 'id'> & Partial<Category> & { conditions?: Box[] };

export interface SketchedRegime extends Days {
  id: string;
  kind?: RegimeKind;
  of?: string;
  members?: (string | (Days & { country: string; status?: Participant['status'] }))[];
  implements?: string[];
}

export interface SketchedRule {
  id: string;
  outcome: Outcome;
  /** `from` the members or the state of the regime is not filled in: a region says where the rule applies. */
  region: Box[];
  character?: RuleCharacter;
  overrides?: string[];
  reasons?: string[];
  implements?: string[];
  undetermined?: string[];
  inForce?: Partial<InForce>;
  citations?: Rule['citations'];
}

export interface SketchedException {
  id: string;
  region: Box[];
  lifts: { reasons?: string[]; rules?: string[] };
  undetermined?: string[];
  inForce?: Partial<InForce>;
  citations?: Exception['citations'];
}

export const noOrigin = { file: 'a.regimen', line: 0, character: 0 };

export function rulesetOf(sketch: Sketch): Ruleset {
  const element = (id: string) => ({ id, citations: [], origin: noOrigin });
  return {
    $schema: 'ruleset.schema.json',
    format: 'regimen-ruleset',
    formatVersion: 1,
    generator: 'test',
    ruleset: { title: 'Test' },
    asOf: sketch.asOf ?? null,
    contentHash: '',
    sources: [],
    memos: [],
    regimes: sketch.regimes.map(
      (regime): Regime => ({
        ...element(regime.id),
        kind: regime.kind ?? (regime.of === undefined ? 'multilateral' : 'national'),
        ...(regime.of !== undefined && { of: regime.of }),
        ledBy: [],
        ...(regime.since !== undefined && { since: regime.since }),
        ...(regime.until !== undefined && { until: regime.until }),
        participants: (regime.members ?? []).map((member) =>
          typeof member === 'string' ? { country: member, status: 'member' } : { status: 'member', ...member },
        ),
        implements: regime.implements ?? [],
      }),
    ),
    parameters: (sketch.parameters ?? []).map((parameter) => ({ ...element(parameter.id), ...parameter })),
    reasons: (sketch.reasons ?? []).map((id): Reason => element(id)),
    categories: (sketch.categories ?? []).map(({ conditions, ...category }): Category => {
      const own = (conditions ?? [{}]).map((box) => ({ items: [category.id], ...box }));
      return {
        ...element(category.id),
        list: category.id.split(':')[0] ?? '',
        within: [],
        equals: [],
        hs: [],
        reasons: [],
        region: own,
        own,
        ...category,
      };
    }),
    destinations: (sketch.destinations ?? ['US', 'IN', 'RU', 'BY']).map((id) => element(id)),
    groups: [],
    endUses: (sketch.endUses ?? []).map((id): EndUse => ({ ...element(id), within: [] })),
    parties: (sketch.parties ?? []).map(
      (party): Party => ({
        ...element(typeof party === 'string' ? party : party.id),
        ...(typeof party !== 'string' && { country: party.country }),
        aliases: [],
      }),
    ),
    listings: [],
    rules: (sketch.rules ?? []).map((rule): Rule => {
      const regime = sketch.regimes.find(({ id }) => id === prefixOf(rule.id));
      return {
        ...element(rule.id),
        regime: prefixOf(rule.id),
        inForce: { status: 'in force', suspended: [], ...rule.inForce },
        region: rule.region,
        condition: true,
        reads: [],
        undetermined: rule.undetermined ?? [],
        outcome: rule.outcome,
        character: rule.character ?? (regime?.of === undefined ? 'multilateral' : 'unilateral'),
        reasons: rule.reasons ?? [],
        overrides: rule.overrides ?? [],
        implements: rule.implements ?? [],
        citations: rule.citations ?? [],
      };
    }),
    exceptions: (sketch.exceptions ?? []).map(
      (exception): Exception => ({
        ...element(exception.id),
        regime: prefixOf(exception.id),
        inForce: { status: 'in force', suspended: [], ...exception.inForce },
        region: exception.region,
        condition: true,
        reads: [],
        undetermined: exception.undetermined ?? [],
        lifts: { reasons: exception.lifts.reasons ?? [], rules: exception.lifts.rules ?? [] },
        citations: exception.citations ?? [],
      }),
    ),
    accepted: (sketch.accepted ?? []).map((accepted) => ({ ...element('accepted'), ...accepted })),
    cases: [],
    findings: [],
    analysed: { rules: 0, undetermined: [] },
  };
}

function prefixOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
