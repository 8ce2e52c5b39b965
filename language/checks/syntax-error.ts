import type { LangiumDocument } from 'langium';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import { aOrAn, quoted } from '../diagnostics/quoted.ts';
import { nestingLimit } from '../syntax/lexer.ts';
import type { Program } from '../syntax/program.ts';
import type { Check, CheckContext } from './check.ts';
import { declarationsWith, declarationWords, propertyWords, wordOfRule, wordsWithin } from './grammar-words.ts';
import { namesOf } from './names.ts';
import { nearest } from './nearest.ts';
import { rangeBetween, replacement } from './place.ts';
import { type ReadingProblem, readingProblems, type Token } from './reading-problems.ts';

export const syntaxError = defineDiagnostic<{ sentence: string }>({
  code: 'syntax-error',
  severity: 'error',
  summary: 'The text is not a sentence of the language.',
  message: ({ sentence }) => sentence,
  help: 'Correct the text here. What follows is read as far as it can be.',
});

/** More than these in one file say nothing new. */
const mostErrors = 100;

export const syntaxErrorCheck: Check = {
  definition: syntaxError,
  nodes: {
    Document(_, context) {
      const problems = readingProblems(context.document);
      let reported = 0;
      for (const problem of problems) {
        const explanation = explain(problem, context.document, context.program);
        if (!explanation) continue;
        if (reported++ === mostErrors) {
          report(context, problem, { sentence: 'There are more mistakes from here on; these come first.' });
          return;
        }
        report(context, problem, explanation);
      }
    },
  },
};

/** `at` is marked instead of the problem's own text; `fix` puts `text` in the place of `from` to `to`. */
interface Explanation {
  sentence: string;
  at?: { start: number; end: number };
  fixes?: { title: string; start: number; end: number; text: string }[];
}

function report(context: CheckContext, problem: ReadingProblem, { sentence, at, fixes = [] }: Explanation): void {
  const { document } = context;
  const file = document.uri.toString();
  const { start, end } = at ?? (problem.start < problem.end ? problem : lastWord(document));
  context.report(
    syntaxError,
    rangeBetween(document, start, end),
    { sentence },
    {
      fixes: fixes.map(
        (fix): Fix => replacement(fix.title, { file, range: rangeBetween(document, fix.start, fix.end) }, fix.text),
      ),
    },
  );
}

/** The end of a file has no width to mark: its last word stands for it. */
function lastWord(document: LangiumDocument): { start: number; end: number } {
  const text = document.textDocument.getText().trimEnd();
  const word = /\S+$/.exec(text.slice(-200));
  return { start: text.length - (word?.[0].length ?? 0), end: text.length };
}

function explain(problem: ReadingProblem, document: LangiumDocument, program: Program): Explanation | undefined {
  switch (problem.kind) {
    case 'unclosed string':
    case 'unreadable character':
      // Reported under codes of their own.
      return undefined;
    case 'unclosed comment':
      return { sentence: 'This comment is not closed: “*/” is missing, and the rest of the file is not read.' };
    case 'nested too deeply':
      return { sentence: `This is nested more than ${nestingLimit} deep, and the rest of the file is not read.` };
    case 'stray character':
      return explainCharacter(problem);
    case 'unexpected':
      return explainToken(problem, document, program);
  }
}

const written: Record<string, string> = {
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '–': '-',
  '—': '-',
  '−': '-',
  '∪': '+',
  '∩': '&',
};

function explainCharacter({ characters, start, end }: ReadingProblem & { characters: string }): Explanation {
  const marked = /^[“”„«»‘’‚'](.*)["“”«»‘’']$/su.exec(characters);
  if (marked) {
    const text = `"${marked[1]}"`;
    return {
      sentence: 'A text stands between straight quotation marks: "…".',
      fixes: [{ title: 'Use straight quotation marks', start, end, text }],
    };
  }
  const instead = written[characters];
  if (instead) {
    return {
      sentence: `${quoted(characters)} is written ${quoted(instead)}.`,
      fixes: [{ title: `Write ${quoted(instead)}`, start, end, text: instead }],
    };
  }
  if (characters === ';') {
    return {
      sentence: '“;” is not needed: what a declaration says ends where the next word begins.',
      fixes: [{ title: 'Remove “;”', start, end, text: '' }],
    };
  }
  return { sentence: `${quoted(characters)} has no meaning here.` };
}

type Unexpected = Extract<ReadingProblem, { kind: 'unexpected' }>;

function explainToken(problem: Unexpected, document: LangiumDocument, program: Program): Explanation {
  const declaration = problem.rules
    .map(wordOfRule)
    .filter((word) => word !== undefined)
    .at(-1);
  if (declaration === undefined) return writtenTwice(problem) ?? explainOutside(problem);
  const { token, expected } = problem;
  if (expected === '}' || isEndOfBlock(problem, declaration)) {
    return explainInBlock(problem, declaration, document);
  }
  return (
    writtenTwice(problem) ??
    codeWithoutList(token, document, program) ?? {
      sentence: expectation(problem, token),
    }
  );
}

function writtenTwice({ token, previous }: Unexpected): Explanation | undefined {
  if (!previous || previous.text !== token.text || token.text === '}') return undefined;
  return {
    sentence: `${quoted(token.text)} is written twice.`,
    fixes: [{ title: 'Remove the second', start: previous.end, end: token.end, text: '' }],
  };
}

function isEndOfBlock(problem: Unexpected, declaration: string): boolean {
  return problem.expected === undefined && wordOfRule(problem.rules.at(-1) ?? '') === declaration;
}

function explainOutside({ token, start, end }: Unexpected): Explanation {
  const { text } = token;
  if (text === '}') {
    return {
      sentence: 'This “}” closes nothing.',
      fixes: [{ title: 'Remove “}”', start, end, text: '' }],
    };
  }
  const [guess] = isWord(text) ? nearest(text, declarationWords()) : [];
  if (guess) return misspelt(token, 'starts no declaration', guess);
  const owners = declarationsWith(text);
  if (owners.length > 0) {
    return {
      sentence: `${quoted(text)} stands outside of any declaration; is a “{” missing before it, or a “}” too many?`,
    };
  }
  return { sentence: `${quoted(text)} starts no declaration.` };
}

function explainInBlock(problem: Unexpected, declaration: string, document: LangiumDocument): Explanation {
  const { token, previous } = problem;
  if (token.type === 'EOF' || declarationWords().includes(token.text)) return missingBrace(problem, declaration);
  if (previous && isWord(previous.text) && (!isWord(token.text) || beginsLine(document, previous))) {
    const [guess] = nearest(previous.text, wordsWithin(declaration));
    if (guess) return { ...misspelt(previous, `is no word of ${aOrAn(declaration)}`, guess), at: previous };
  }
  if (isWord(token.text)) {
    const [guess] = nearest(token.text, [...propertyWords(declaration), ...wordsWithin(declaration)]);
    if (guess) return misspelt(token, `is no word of ${aOrAn(declaration)}`, guess);
    const owners = declarationsWith(token.text).filter((owner) => owner !== declaration);
    if (owners.length > 0) {
      const all = owners.map((owner) => aOrAn(owner)).join(', ');
      return { sentence: `${quoted(token.text)} is no word of ${aOrAn(declaration)}; it belongs in ${all}.` };
    }
  }
  const twice = writtenTwice(problem);
  if (twice) return twice;
  if (previous && previous.type === token.type && /^(?:ID|CURIE|NUMBER|DOTTED|STRING)$/.test(token.type)) {
    return {
      sentence: `${quoted(token.text)} does not belong to what stands before it; is a comma missing?`,
      fixes: [{ title: 'Insert “,”', start: previous.end, end: previous.end, text: ',' }],
    };
  }
  return { sentence: `${quoted(token.text)} is no word of ${aOrAn(declaration)}.` };
}

function beginsLine(document: LangiumDocument, { start }: Token): boolean {
  const { line } = document.textDocument.positionAt(start);
  return (
    document.textDocument
      .getText({ start: { line, character: 0 }, end: document.textDocument.positionAt(start) })
      .trim() === ''
  );
}

function missingBrace({ previous, token, start }: Unexpected, declaration: string): Explanation {
  const before = token.type === 'EOF' ? 'at the end of the file' : `before ${quoted(token.text)}`;
  const end = previous?.end ?? start;
  return {
    sentence: `The ${declaration} is not closed: “}” is missing ${before}.`,
    ...(previous ? { at: previous } : {}),
    fixes: [{ title: 'Insert “}”', start: end, end, text: '\n}' }],
  };
}

function misspelt(token: Token, problem: string, guess: string): Explanation {
  return {
    sentence: `${quoted(token.text)} ${problem}. Did you mean ${quoted(guess)}?`,
    fixes: [{ title: `Change to ${quoted(guess)}`, start: token.start, end: token.end, text: guess }],
  };
}

function isWord(text: string): boolean {
  return /^\p{L}[\p{L}\d_-]*$/u.test(text);
}

/** `2B001` for `WA:2B001`: a number and a name to the parser, which stand together. */
function codeWithoutList(token: Token, document: LangiumDocument, program: Program): Explanation | undefined {
  if (token.type !== 'NUMBER') return undefined;
  const rest = document.textDocument.getText().slice(token.start, token.start + 100);
  const code = /^[0-9]+[\p{L}][\p{L}\d]*(?:[.-][\p{L}\d]+)*/u.exec(rest)?.[0];
  if (!code) return undefined;
  const end = token.start + code.length;
  const guesses = namesOf(program).codesEndingIn(code);
  return {
    sentence: `${quoted(code)} does not say its list${guesses.length > 0 ? `: ${guesses.map(quoted).join(', ')}` : ', as EAR:3A090 does'}.`,
    at: { start: token.start, end },
    fixes: guesses.map((guess) => ({
      title: `Change to ${quoted(guess)}`,
      start: token.start,
      end,
      text: guess,
    })),
  };
}

/** What the parser was looking for, by the rule of the grammar that it was in. */
const expectedByRule: Record<string, string> = {
  PlacePrimary: 'a place',
  Places: 'a place',
  PlaceReference: 'a place',
  Membership: 'a place',
  Negation: 'a condition',
  Predicate: 'a condition',
  Condition: 'a condition',
  Operand: 'a value',
  Amount: 'a number',
  Day: 'a date',
  HsText: 'an HS code',
  Outcome: '“notification” or “license”',
  LicensePolicy: '“case by case”, “presumption of approval”, “presumption of denial” or “policy of denial”',
  Period: '“since” or “until”',
  Dates: '“since” or “until”',
  ExpectedOutcome: 'an outcome',
  Expectation: 'a regime or a finding',
};

const expectedByToken: Record<string, string> = {
  STRING: 'a text in quotation marks',
  NUMBER: 'a number',
  DATE: 'a date',
  ID: 'a name',
  CURIE: 'a code',
};

function expectation({ expected, rules, previous }: Unexpected, token: Token): string {
  const what =
    expectedByRule[rules.at(-1) ?? ''] ??
    (expected === undefined ? 'a name' : (expectedByToken[expected] ?? quoted(expected)));
  const found = token.type === 'EOF' ? 'the file ends' : `${quoted(token.text)} stands there`;
  return `After ${quoted(previous?.text ?? 'the start')}, ${what} is expected, but ${found}.`;
}
