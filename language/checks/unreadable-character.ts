import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Check } from './check.ts';
import { rangeBetween } from './place.ts';
import { readingProblems } from './reading-problems.ts';

export const unreadableCharacter = defineDiagnostic<{ character: string; more: number }>({
  code: 'unreadable-character',
  severity: 'error',
  summary: 'A control character, or bytes that are not UTF-8.',
  message: ({ character, more }) => {
    const what =
      character === '\uFFFD'
        ? 'Here are bytes that are not UTF-8'
        : `Here is the control character ${unicodeName(character)}`;
    return more > 0 ? `${what}; the file has ${more} more places like this.` : `${what}.`;
  },
  help: 'Save the file as UTF-8, and remove the character.',
});

export const unreadableCharacterCheck: Check = {
  definition: unreadableCharacter,
  nodes: {
    // One diagnostic a file: where one character is wrong, its encoding is, and all of them are.
    Document(_, context) {
      const problems = readingProblems(context.document).flatMap((problem) =>
        problem.kind === 'unreadable character' ? [problem] : [],
      );
      const [first] = problems;
      if (!first) return;
      const range = rangeBetween(context.document, first.start, first.end);
      const character = first.characters.charAt(0);
      context.report(unreadableCharacter, range, { character, more: problems.length - 1 });
    },
  },
};

function unicodeName(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
