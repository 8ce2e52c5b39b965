import { type AstNode, AstUtils, type LangiumDocument } from 'langium';
import { isDocument } from '../grammar/generated/ast.ts';
import { readingProblems } from './reading-problems.ts';

/** Which declarations of a document have a syntax error in their text. */
export interface BrokenText {
  contains(node: AstNode): boolean;
}

export function brokenText(document: LangiumDocument): BrokenText {
  const problems = readingProblems(document);
  if (problems.length === 0) return { contains: () => false };
  return {
    contains(node) {
      const { start, end } = stretchOf(node);
      return problems.some((problem) => problem.to >= start && problem.from < end);
    },
  };
}

/** From the start of the declaration that a node stands in to the start of the next one. */
function stretchOf(node: AstNode): { start: number; end: number } {
  let declaration = node;
  while (declaration.$container && !isDocument(declaration.$container)) declaration = declaration.$container;
  const document = AstUtils.findRootNode(node);
  const next = isDocument(document) ? document.declarations[(declaration.$containerIndex ?? 0) + 1] : undefined;
  return {
    start: declaration.$cstNode?.offset ?? 0,
    end: next?.$cstNode?.offset ?? Number.POSITIVE_INFINITY,
  };
}
