import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../../language/memo/fold.ts';
import { originalStretch } from '../../language/memo/folded-text.ts';

const foldings: [what: string, text: string, folded: string][] = [
  ['white space', '  a\t b\r\n\n c\u00a0d\u2003e\fg ', 'a b c d e g'],
  ['invisible characters', 'a\u200bb\ufeff\u0000c\u202ed', 'abcd'],
  ['quotation marks', '“a” ‘b’ "c" `d` «e» „f‟', "'a' 'b' 'c' 'd' 'e' 'f'"],
  ['nested quotation marks', '“‘a’”', "'a'"],
  ['an apostrophe', 'India’s', "India's"],
  ['a hyphen between letters', 'dual-use non\u2011member', 'dualuse nonmember'],
  ['hyphenation at a line end', 'regu-\nlation re\u00ad\n  sumed ex\u00adport', 'regulation resumed export'],
  ['a hyphen beside a digit', 'F-35 10-year 3-\naxis 2009-2013', 'F-35 10-year 3-axis 2009-2013'],
  ['an en dash in a range', '2022–23 2022–\n23', '2022-23 2022-23'],
  ['an en dash between words', 'India–US', 'IndiaUS'],
  ['dashes', 'a — b—c -- d – e –f g– h ―i', 'a - b - c - d - e - f g - h - i'],
  ['dashes in a row', 'a — — b ----- c', 'a - b - c'],
  ['a sign', 'at -5 or −5 degrees', 'at -5 or -5 degrees'],
  ['an ellipsis', 'a…b a ... b a . . . b a.... b', 'a...b a...b a...b a...b'],
  ['full stops', 'a. b.c .. d', 'a. b.c .. d'],
  ['ligatures and full-width forms', 'ﬁne oﬃce ＥＣＣＮ５', 'fine office ECCN5'],
  ['a composed letter', 'proti\u0301ge\u0301', 'protígé'],
  ['what NFKC would spoil', '10² 1½ ① x⁻¹ №', '10² 1½ ① x⁻¹ No'],
  ['lowered digits', 'UF₆', 'UF6'],
  ['a micro sign', '1.1 µm', '1.1 μm'],
  ['lines of Chinese', '出口\n管制', '出口管制'],
  ['dashes at the edges', '— a, b —', 'a, b'],
];

for (const [what, text, folded] of foldings) {
  test(`folds ${what}`, () => assert.equal(fold(text).text, folded));
}

test('leads from the folded text back to the original', () => {
  const text = '  The  “co-\noﬃcial” e\u0301tat — 𝐀…';
  const folded = fold(text);
  assert.equal(folded.text, "The 'coofficial' état - A...");
  const back = (words: string) => {
    const start = folded.text.indexOf(words);
    const stretch = originalStretch(folded, text, start, start + words.length);
    return text.slice(stretch.start, stretch.end);
  };
  assert.equal(back('The'), 'The');
  assert.equal(back("'coofficial'"), '“co-\noﬃcial”');
  assert.equal(back('off'), 'oﬃ');
  assert.equal(back('é'), 'e\u0301');
  assert.equal(back('A'), '𝐀');
  assert.equal(back('tat - A'), 'tat — 𝐀');
});

test('leaves out what it is told to, as if it had never stood there', () => {
  const text = 'one[1] two co-\n[2]\noperate';
  const leftOut = Int32Array.from([3, 6, 15, 19]);
  assert.equal(fold(text, leftOut).text, 'one two cooperate');
});

test('folds nothing to nothing', () => {
  assert.equal(fold('').text, '');
  assert.equal(fold(' \n\u00ad - ').text, '');
});

test('a lone surrogate, a NUL and a line of a million characters do no harm', () => {
  assert.equal(fold('a\ud800b').text, 'a\ud800b');
  assert.equal(fold(`a${'\u0301'.repeat(10)}`).text, `á${'\u0301'.repeat(9)}`);
  for (const unit of ['word ', '- ', '. ', '“', '\u00ad', ' ', '…', 'é', '.-']) {
    const text = unit.repeat(1_000_000 / unit.length);
    assert.ok(fold(text).text.length <= text.length * 3, unit);
  }
});
