import type { AstNode, LangiumDocument, Reference } from 'langium';
import type { DiagnosticDefinition } from '../diagnostics/definition.ts';
import type { Fix, Place, Range } from '../diagnostics/diagnostic.ts';
import type { RegimenAstType } from '../grammar/generated/ast.ts';
import type { Severity } from '../ruleset/types.ts';
import type { Program } from '../syntax/program.ts';
import type { Evidence } from './evidence.ts';

/** One check of the text: what it reports, and what it looks at. A syntax tree that is incomplete must not trouble it. */
export interface Check {
  definition: DiagnosticDefinition<never>;
  /** By type of syntax node; `Document` is the whole file. */
  nodes?: NodeChecks;
  /** For every name that refers to a declaration. */
  reference?: (place: ReferencePlace, context: CheckContext) => void;
}

export type NodeChecks = {
  [Type in keyof RegimenAstType]?: (node: RegimenAstType[Type], context: CheckContext) => void;
};

/** A name that refers to a declaration, and where it stands. */
export interface ReferencePlace {
  node: AstNode;
  property: string;
  reference: Reference;
}

/** What a check knows, and how it reports. */
export interface CheckContext {
  readonly document: LangiumDocument;
  readonly program: Program;
  readonly evidence: Evidence;
  report<Facts>(definition: DiagnosticDefinition<Facts>, range: Range, facts: Facts, more?: Particulars): void;
}

/** What only some diagnostics have. `severity` stands in for the definition's. */
export interface Particulars {
  severity?: Severity;
  related?: (Place & { message: string })[];
  fixes?: Fix[];
}

/** One handler for several types of syntax node. */
export function forTypes<Type extends keyof RegimenAstType>(
  types: readonly Type[],
  handle: (node: RegimenAstType[Type], context: CheckContext) => void,
): NodeChecks {
  return Object.fromEntries(types.map((type) => [type, handle]));
}
