import { AstUtils, type LangiumDocument } from 'langium';
import type { Analysis } from '../language/analyze.ts';
import { fileIn } from '../language/compile/compilation.ts';
import { type Case as CaseNode, isCase } from '../language/grammar/generated/ast.ts';
import type { Case } from '../language/ruleset/types.ts';
import { contentOf } from '../language/syntax/declarations.ts';

/** The case in whose text an offset lies. */
export function caseAt(document: LangiumDocument, offset: number): CaseNode | undefined {
  return contentOf(document).declarations.find(
    (node): node is CaseNode =>
      isCase(node) && node.$cstNode !== undefined && node.$cstNode.offset <= offset && offset <= node.$cstNode.end,
  );
}

/** What a case was compiled to; undefined where it is not complete. Titles need not be unique, places are. */
export function compiledCase({ program, ruleset }: Analysis, node: CaseNode): Case | undefined {
  const file = fileIn(program, AstUtils.getDocument(node).uri.toString());
  const start = node.$cstNode?.range.start;
  return ruleset.cases.find(
    ({ origin }) => origin.file === file && origin.line === start?.line && origin.character === start.character,
  );
}
