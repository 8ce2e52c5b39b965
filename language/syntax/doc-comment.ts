import { type AstNode, type CstNode, CstUtils } from 'langium';
import { TextSpan } from './text-span.ts';

/** The text of the doc comment before a declaration, without its stars; undefined where there is none. */
export function docComment(node: AstNode): string | undefined {
  const comment = docCommentPlace(node)?.text;
  if (!comment) return undefined;
  const lines = comment
    .slice(3, comment.endsWith('*/') ? -2 : undefined)
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const text = lines.join('\n').trim();
  return text === '' ? undefined : text;
}

/** The doc comment before a declaration as it stands in the file. */
export function docCommentPlace(node: AstNode): Pick<CstNode, 'offset' | 'text'> | undefined {
  if (!followsComment(node)) return undefined;
  const comment = commentBefore(node);
  return comment?.text.startsWith('/**') ? comment : undefined;
}

/** The comment between `/*` and its end that stands before a node. */
export function commentBefore({
  $cstNode,
}: {
  $cstNode?: CstNode | TextSpan;
}): Pick<CstNode, 'offset' | 'text'> | undefined {
  if ($cstNode instanceof TextSpan) return $cstNode.commentBefore;
  return CstUtils.findCommentNode($cstNode, ['ML_COMMENT']);
}

/** Most declarations follow none, which their text tells sooner than their syntax tree. */
function followsComment({ $cstNode }: AstNode): boolean {
  if (!$cstNode) return false;
  const text = $cstNode.root.fullText;
  let end = $cstNode.offset;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  return end > 1 && text[end - 1] === '/' && text[end - 2] === '*';
}
