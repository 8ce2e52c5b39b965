import type { IndexedRegime, IndexedRule, Provision } from '../decide/engine.ts';
import type { Cell, IndexedBox } from '../region/indexed-box.ts';
import type { Severity } from '../ruleset/types.ts';
import type { Question } from './search.ts';
import type { Replayed } from './sighting.ts';

/** A box in which a search begins, and of which provision it is. */
export interface StartingBox {
  box: IndexedBox;
  of: Provision;
}

/**
 * One finding that may hold of a rule or exception: where to look, and what to ask there. The subject's own boxes are searched unless
 * it says otherwise. Its question answers with the provision of the other side that makes the finding hold, null for none.
 */
export interface Sweep {
  code: string;
  severity: Severity;
  /**
   * Whether it holds where the question has a cause, or holds of the whole subject if the question has a cause nowhere; `told` then
   * tells by whom.
   */
  holds: 'where there is a cause' | 'where there is none at all';
  /** The rule or exception at which it is shown. */
  subject: Provision;
  /** The rules, beside the subject, that its questions are about. */
  alsoAsked?: readonly Provision[];
  /** The state or the regime on the subject's side. */
  side: string;
  /** The regime of the other side; null for none, or for several. */
  against: IndexedRegime | null;
  /** The regimes of the other side of which nothing applies, where that is the finding. */
  silent?: readonly IndexedRegime[];
  /** Where it is searched instead of the subject's boxes, in the order of the provisions. */
  starts?: () => readonly StartingBox[];
  /** Only transfers that lie in a box of each list. */
  within: readonly (readonly IndexedBox[])[];
  /**
   * It can hold only where one of these rules of one of the regimes applies: the search starts in their boxes, and not
   * in what lies outside of all of them.
   */
  onlyWhere?: { regime: IndexedRegime; rule: (rule: IndexedRule) => boolean };
  /** The regimes whose standings the question is asked with, in this order. */
  regimes: readonly IndexedRegime[];
  question: Question<Provision | null>;
  /** The transfers that a cell of the search stands for; itself, where it is absent. */
  turned?: (cell: Cell) => readonly Cell[];
  /** It is not told of a subject of which one of these was told. */
  unless?: readonly string[];
  /** It can hold only of a subject of which this one does, which is asked before. */
  onlyIf?: string;
  /** The same question of any subject on the same side: what holds there instead, where an undetermined predicate is otherwise. */
  ofAny?: Question<Provision | null>;
  /** Of a finding that holds of the whole subject: what decides there instead. */
  told?: Question<Provision | null>;
  /** Whose decisions a reader compares at a transfer: the subject's side, then the other. */
  regimesAt: (at: Cell) => readonly IndexedRegime[];
  /** Whether the replayed decisions about a witness, which can be any transfer of the cells, are what was found. */
  confirm: (replayed: Replayed, cells: readonly Cell[], opponent: Provision | null) => boolean;
  steps: (replayed: Replayed, opponent: Provision | null) => number;
  message: (replayed: Replayed, opponent: Provision | null, others: number, witness: string) => string;
}
