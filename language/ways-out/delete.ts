import { CstUtils } from 'langium';
import { fileOf, rangeBetween } from '../checks/place.ts';
import type { Engine } from '../decide/engine.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { isNeedless } from '../findings/needless.ts';
import type { Finding, Ruleset } from '../ruleset/types.ts';
import { docComment } from '../syntax/doc-comment.ts';
import { type Known, provisionNode } from './known.ts';
import { isEditable } from './new-text.ts';

/**
 * Deletes a rule or exception without which every decision is the same, with its doc comment. Nothing where another declaration or a
 * case names it, which would then name nothing, or where it was not looked at whole.
 */
export function deleting({ program, engine }: Known, finding: Finding): Fix | undefined {
  const [subject = ''] = finding.rules;
  const node = provisionNode(program, subject);
  const document = node?.$container?.$document;
  if (!node?.$cstNode || !document || !isEditable(program, node)) return undefined;
  if (!changesNothing(engine, subject, finding) || isNamed(engine.ruleset, subject)) return undefined;
  const text = node.$cstNode.root.fullText;
  const comment = docComment(node) && CstUtils.findCommentNode(node.$cstNode, ['ML_COMMENT']);
  const [start, end] = [comment ? comment.offset : node.$cstNode.offset, node.$cstNode.end];
  const lineStart = start - /[ \t]*$/.exec(text.slice(0, start))![0].length;
  const isFirst = lineStart === 0 || text[lineStart - 1] === '\n';
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  const isAlone = isFirst && rest !== null;
  const range = isAlone
    ? rangeBetween(document, lineStart, end + rest[0].length + blankLineAfter(text, lineStart, end + rest[0].length))
    : rangeBetween(document, start, end);
  return { title: `Delete ${subject}`, edits: [{ place: { file: fileOf(node), range }, text: '' }] };
}

/** Of two blank lines, before and after what goes, one goes as well. */
function blankLineAfter(text: string, start: number, end: number): number {
  const isBlankBefore = start === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, start));
  return isBlankBefore ? (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0) : 0;
}

function changesNothing(engine: Engine, subject: string, { code, undetermined, partial }: Finding): boolean {
  if (undetermined.length > 0 || partial) return false;
  switch (code) {
    case 'impossible':
    case 'redundant':
      return engine.provisionById.has(subject);
    case 'shadowed':
      // What never decides may still override what would.
      return isNeedless(engine, subject);
    default:
      return false;
  }
}

function isNamed({ rules, exceptions, accepted, cases }: Ruleset, name: string): boolean {
  const inDecision = (text: string | undefined) =>
    text === `exception ${name}` ||
    (text?.startsWith(undetermined) && text.slice(undetermined.length).split(', ').includes(name));
  return (
    rules.some(({ overrides }) => overrides.includes(name)) ||
    exceptions.some(({ lifts }) => lifts.rules.includes(name)) ||
    accepted.some(({ subject, against }) => subject === name || against === name) ||
    cases.some(({ expected }) => expected.some(({ decision }) => inDecision(decision)))
  );
}

const undetermined = 'undetermined: ';
