import { fileOf, rangeBetween } from '../checks/place.ts';
import type { Engine } from '../decide/engine.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { isNeedless } from '../findings/needless.ts';
import type { Finding, Ruleset } from '../ruleset/types.ts';
import { docCommentPlace } from '../syntax/doc-comment.ts';
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
  const { offset } = docCommentPlace(node) ?? node.$cstNode;
  const [start, end] = linesOf(text, offset, node.$cstNode.end);
  const place = { file: fileOf(node), range: rangeBetween(document, start, end) };
  return { title: `Delete ${subject}`, edits: [{ place, text: '' }] };
}

/** What goes with a stretch of a text: its lines, if nothing else stands on them, and one of two blank lines around it. */
function linesOf(text: string, start: number, end: number): [start: number, end: number] {
  const before = text.slice(0, start).replace(/[ \t]+$/, '');
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))?.[0];
  if ((before !== '' && !before.endsWith('\n')) || rest === undefined) return [start, end];
  const after = end + rest.length;
  // At the end of a file the line end before it is the last one.
  if (text.slice(after).trim() === '') return [before.trimEnd().length, end];
  const isBlankBefore = before === '' || /\n[ \t]*\r?\n$/.test(before);
  const blank = isBlankBefore ? (/^[ \t]*\r?\n/.exec(text.slice(after))?.[0] ?? '') : '';
  return [before.length, after + blank.length];
}

function changesNothing(engine: Engine, subject: string, { code, undetermined, partial }: Finding): boolean {
  if (undetermined.length > 0 || partial) return false;
  switch (code) {
    case 'impossible':
      return engine.provisionById.has(subject);
    case 'redundant':
    case 'shadowed':
      // What never decides may still be lifted, and a finding of a what-if holds by proposed rules.
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
