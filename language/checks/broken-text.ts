import { type AstNode, AstUtils } from 'langium';
import { isDocument } from '../grammar/generated/ast.ts';
import { hasProblem, readingProblems } from './reading-problems.ts';

/**
 * Whether the text of the declaration that a node is or stands in has a syntax error, so that what seems to be missing in it, or
 * wrong about it, may have been lost in reading.
 */
export function isBroken(node: AstNode): boolean {
  const document = AstUtils.getDocument(node);
  if (readingProblems(document).length === 0) return false;
  const { start, end } = stretchOf(node);
  return hasProblem(document, start, end);
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
