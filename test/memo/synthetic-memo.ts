import fc from 'fast-check';

// Memos made of words that say nothing, with everything that breaks a text: notes and their marks, links, emphasis, hyphens, lines
// that end anywhere, page breaks with a header and a number.

const words = [
  ...[
    'export',
    'control',
    'regime',
    'transfer',
    'licence',
    'exception',
    'missile',
    'payload',
    'range',
    'machine',
    'tool',
  ],
  ...[
    'India',
    'Japan',
    'Wassenaar',
    'MTCR',
    'EAR99',
    '3A090',
    'F-35',
    'dual-use',
    'co-development',
    'vis-à-vis',
    'Müller',
  ],
  ...['the', 'of', 'and', 'to', 'in', 'that', 'not', 'is', 'for', 'with', 'which', 'its', 'by', 'from', 'has', 'are'],
  ...[
    '500 kg',
    '1.1 µm',
    '50,088 percent',
    '2022–23',
    '$2.4 billion',
    'U.S.',
    'country’s',
    'Indian',
    'controls',
    'agreed',
  ],
];

const word = fc.constantFrom(...words);

const phrase = fc.array(word, { minLength: 3, maxLength: 9 }).map((list) => list.join(' '));

const clause = fc.oneof(
  { weight: 6, arbitrary: phrase },
  { weight: 1, arbitrary: phrase.map((text) => `“${text}”`) },
  { weight: 1, arbitrary: phrase.map((text) => `[${text}](https://example.org/a_b)`) },
  { weight: 1, arbitrary: phrase.map((text) => `*${text}*`) },
  { weight: 1, arbitrary: fc.tuple(phrase, phrase).map(([a, b]) => `${a} — ${b}`) },
  { weight: 1, arbitrary: fc.tuple(phrase, phrase).map(([a, b]) => `${a}—${b}`) },
  { weight: 1, arbitrary: fc.tuple(phrase, phrase).map(([a, b]) => `${a} ... ${b}`) },
);

const mark = fc.constantFrom('', '', '', '[1]', '¹', '²³');

const sentence = fc
  .tuple(fc.array(clause, { minLength: 1, maxLength: 4 }), mark)
  .map(([clauses, note]) => `The ${clauses.join(', ')}.${note}`);

const lineBreak = fc.constantFrom('\n', '\r\n', ' \n');

const paragraph = fc
  .tuple(fc.array(sentence, { minLength: 1, maxLength: 5 }), fc.integer({ min: 40, max: 130 }), lineBreak)
  .map(([sentences, width, end]) => wrapped(sentences.join(' '), width, end));

const interruption = fc.constantFrom(
  '\n\n',
  '\n\n¹ “A note,” *A Paper*, May 3, 2024, <https://example.org/note>.\n\n² Ibid.\n\n',
  '\n\nPage 3 of 10\n\n',
);

export const memoText = fc
  .array(fc.tuple(paragraph, interruption), { minLength: 2, maxLength: 6 })
  .map((parts) => parts.map(([text, after]) => text + after).join(''));

function wrapped(text: string, width: number, end: string): string {
  let column = 0;
  return text.replace(/ /g, (space, at: number) => {
    if (at - column < width) return space;
    column = at;
    return end;
  });
}

/** Quotes cut out of a text, some of them with an ellipsis or a word more in the middle. */
export function quotesOf(
  text: fc.Arbitrary<string>,
  lengths: fc.IntegerConstraints,
  most: number,
): fc.Arbitrary<{ text: string; quotes: string[] }> {
  const cut = fc.record({
    from: fc.nat(),
    length: fc.integer(lengths),
    join: fc.constantFrom('', ' … ', 'not '),
  });
  return fc.tuple(text, fc.array(cut, { minLength: 1, maxLength: most })).map(([memo, cuts]) => ({
    text: memo,
    quotes: cuts.map(({ from, length, join }) => {
      const start = from % memo.length;
      const words = memo.slice(start, start + length);
      return `${words.slice(0, length / 2)}${join}${words.slice(length / 2)}`;
    }),
  }));
}
