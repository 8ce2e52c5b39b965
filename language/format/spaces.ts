import type { AstNode } from 'langium';
import type { Token } from './tokens.ts';

/** The white space between two tokens of one line. */
export function spacesBetween(before: Token, token: Token): string {
  if (token.comment === 'line') return '  ';
  if (before.comment || token.comment) return ' ';
  if (token.text === ',' || token.text === ')' || before.text === '(') return '';
  if (before.text === '{') return token.text === '}' ? '' : ' ';
  if (before.text === '-' && before.node.$type === 'Amount') return '';
  if (before.inCode && token.inCode) return before.end === token.start ? '' : ' ';
  if (before.text === '/' || token.text === '/') return '';
  if (token.property?.$type === 'MemoTitle' && token.text !== 'title') return ' ';
  return token.property && !continuesSentence(before.ends, token.property) ? '  ' : ' ';
}

/** Properties that read as one sentence when they follow each other: `from IN to RU on 2024-06-01`. */
const sentences: Record<string, readonly string[]> = {
  Until: ['Since'],
  Since: ['Proposed'],
  To: ['From'],
  CaseTo: ['CaseFrom'],
  CaseDay: ['CaseFrom', 'CaseTo'],
  CaseUse: ['CaseFrom', 'CaseTo', 'CaseDay'],
  CaseEndUser: ['CaseFrom', 'CaseTo', 'CaseDay', 'CaseUse'],
};

function continuesSentence(before: AstNode | undefined, property: AstNode): boolean {
  return before !== undefined && (sentences[property.$type]?.includes(before.$type) ?? false);
}
