import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findingQuote, findQuote, type QuoteResult } from '../../language/memo/find-quote.ts';
import { foldMemo } from '../../language/memo/folded-memo.ts';
import type { Stretch } from '../../language/memo/stretch.ts';
import { hasLength, passagesOf, retyped, retyping, spoilsAWord } from './retyping.ts';
import { memoText } from './synthetic-memo.ts';

function look(text: string, quote: string, within?: Stretch): QuoteResult {
  return findQuote(foldMemo(text), quote, within);
}

/** A result for reading: passages as the memo has them. */
function found(text: string, quote: string): unknown {
  const result = look(text, quote);
  const show = ({ start, end }: Stretch) => text.slice(start, end);
  switch (result.status) {
    case 'found':
      return { found: show(result.passage), leftOut: result.leftOut };
    case 'ambiguous':
      return { ambiguous: result.passages.map(({ start }) => start), complete: result.complete };
    case 'near':
      return { near: result.words, distance: result.distance };
    case 'missing':
      return result.nearest ? { missing: result.nearest.words, distance: result.nearest.distance } : 'missing';
  }
}

const treaty =
  'India has signed three of the four regimes: the Wassenaar Arrangement, the Australia Group, and the MTCR.\n' +
  'It has not joined the fourth, the Nuclear Suppliers\nGroup. Payloads above 1,500 kg over 300 km are listed. ' +
  'Parties unable to comply may not export items under 3A090.a to any state.';

test('finds a quote that stands once', () => {
  assert.deepEqual(look(treaty, 'the Australia Group'), {
    status: 'found',
    passage: { start: 71, end: 90 },
    leftOut: 0,
  });
});

test('finds a quote across lines, hyphens, links, emphasis and note marks', () => {
  const cases: [text: string, quote: string, passage: string][] = [
    ['the Nuclear Suppliers\nGroup', 'Nuclear Suppliers Group', 'Nuclear Suppliers\nGroup'],
    ['technology co-\ndevelopment and', 'co-development', 'co-\ndevelopment'],
    ['technology co-\ndevelopment and', 'codevelopment', 'co-\ndevelopment'],
    ['with [even trade](#) tilting', 'even trade tilting', 'even trade](#) tilting'],
    ['with [trade (all of it)](https://a.b/c_(d) "x") tilting', 'it) tilting', 'it)](https://a.b/c_(d) "x") tilting'],
    ['\\(Washington, DC\\) argues', '(Washington, DC) argues', '(Washington, DC\\) argues'],
    ['in *The* **Hindu**, on __a__ `day`', 'The Hindu, on a day', 'The* **Hindu**, on __a__ `day'],
    ['regime.[1]\u00a0 And indeed', 'regime. And indeed', 'regime.[1]\u00a0 And indeed'],
    ['the List [2, 3]. But', 'the List. But', 'the List [2, 3]. But'],
    ['over 300km.² The MTCR', '300km. The MTCR', '300km.² The MTCR'],
    ['the Act<sup>12</sup> was', 'the Act was', 'the Act<sup>12</sup> was'],
    ['a ‘responsible’ state', 'a "responsible" state', 'a ‘responsible’ state'],
    ['a list—which contains—items', 'a list - which contains -- items', 'a list—which contains—items'],
    ['the ﬁne oﬃce', 'fine office', 'ﬁne oﬃce'],
  ];
  for (const [text, quote, passage] of cases) {
    assert.deepEqual(found(text, quote), { found: passage, leftOut: 0 }, quote);
  }
});

test('finds a quote as the file has it, markup and all', () => {
  const text = 'with [even trade](#) tilting.[12] The *Hindu*';
  assert.deepEqual(found(text, text), { found: text, leftOut: 0 });
  assert.deepEqual(found(text, 'trade](#) tilting.[12]'), { found: 'trade](#) tilting.[12]', leftOut: 0 });
});

test('finds a sentence that the notes at the foot of a page and the next header interrupt', () => {
  const notes = [
    '\n\n¹ “A note,” *The Times*, 2024.\n\n',
    '\n\n¹ “A note that\ngoes on for lines.”\n\n² Ibid.\n\n',
    '\n\nPage 3 of 10\n\n',
    '\n\n[^1]: A note.\n\n',
  ];
  for (const note of notes) {
    const text = `It restricts payloads¹${note}above 500 kg. More.`;
    assert.deepEqual(found(text, 'payloads above 500 kg'), { found: `payloads¹${note}above 500 kg`, leftOut: 0 }, note);
  }
});

test('finds a quote from inside such a note', () => {
  const text = 'It restricts payloads¹\n\n¹ A note, *The Times*, 2024.\n\nabove 500 kg.';
  assert.deepEqual(found(text, 'A note, The Times, 2024'), { found: 'A note, *The Times*, 2024', leftOut: 0 });
});

test('a paragraph between two others is no interruption, and to skip it is to quote two places', () => {
  for (const between of ['1 Apples are listed.', 'Apples are listed.', '12', '- Apples']) {
    const text = `The list comprises\n\n${between}\n\nwhich are controlled.`;
    assert.notEqual(look(text, 'The list comprises which are controlled').status, 'found', between);
  }
});

test('lists every place of a quote that stands at more than one', () => {
  const text = 'The list. And the list, and The List, and the listing.';
  assert.deepEqual(found(text, 'the list'), { found: 'the list', leftOut: 0 });
  assert.deepEqual(found('a dual use, a dual use', 'dual use'), { ambiguous: [2, 14], complete: true });
  const many = look('item '.repeat(5000), 'item');
  assert.equal(many.status === 'ambiguous' && many.passages.length, 1000);
  assert.equal(many.status === 'ambiguous' && many.complete, false);
});

test('a short quote is found as whole words only', () => {
  assert.deepEqual(found('Indian exports', 'India'), { near: 'Indian', distance: 1 });
  assert.deepEqual(found('permitted by India', 'India'), { found: 'India', leftOut: 0 });
  assert.deepEqual(found('a country-agnostic manner', 'agnostic manner'), { found: 'agnostic manner', leftOut: 0 });
});

test('a long quote may begin and end inside a word', () => {
  assert.deepEqual(found(treaty, 'ssenaar Arrangement, the Austra'), {
    found: 'ssenaar Arrangement, the Austra',
    leftOut: 0,
  });
});

test('a quote that takes a part of a number, of a code or a negation away is near at best', () => {
  const cases: [quote: string, near: string, distance: number][] = [
    ['500 kg over 300 km are listed', '1,500 kg over 300 km are listed', 2],
    ['Payloads above 1', 'Payloads above 1,500', 4],
    ['able to comply may not export', 'unable to comply may not export', 2],
    ['may not export items under 3A09', 'may not export items under 3A090.a', 3],
    ['may not export items under 3A090', 'may not export items under 3A090.a', 2],
    ['A090.a to any state', '3A090.a to any state', 1],
  ];
  for (const [quote, near, distance] of cases) assert.deepEqual(found(treaty, quote), { near, distance }, quote);
  assert.deepEqual(found('They cannot export items there', 'They can'), { near: 'They cannot', distance: 3 });
  assert.deepEqual(found('It doesn’t apply to them', 'It does'), { near: 'It doesn’t', distance: 3 });
  assert.deepEqual(found('a harmless transfer', 'a harm'), { near: 'a harmless', distance: 4 });
  assert.deepEqual(found('non-proliferation of arms', 'proliferation of arms'), {
    near: 'non-proliferation of arms',
    distance: 3,
  });
  assert.deepEqual(found('down to -5 degrees of cold', '5 degrees of cold'), {
    near: '-5 degrees of cold',
    distance: 1,
  });
  assert.deepEqual(found('at a rate of 10² a second', 'at a rate of 10'), { near: 'at a rate of 10²', distance: 1 });
});

test('a quote that says something else is near, with the words of the memo', () => {
  const cases: [quote: string, near: string, distance: number][] = [
    ['India has signed four of the four regimes', 'India has signed three of the four regimes', 5],
    ['It has joined the fourth', 'It has not joined the fourth', 4],
    ['the Wassenaar Agreement, the Australia Group', 'the Wassenaar Arrangement, the Australia Group', 4],
    ['Payloads above 1,600 kg over 300 km', 'Payloads above 1,500 kg over 300 km', 1],
    ['do comply may not export', 'to comply may not export', 1],
  ];
  for (const [quote, near, distance] of cases) assert.deepEqual(found(treaty, quote), { near, distance }, quote);
});

test('a nearest passage begins and ends with the first and last words of the quote where they stand close by', () => {
  assert.deepEqual(found('because they do not target any country at all', 'do target any country'), {
    near: 'do not target any country',
    distance: 4,
  });
  assert.deepEqual(found('which it may be used with for now', 'which it may be used with now'), {
    near: 'which it may be used with for now',
    distance: 4,
  });
});

test('a quote that stands nowhere is missing', () => {
  assert.equal(found(treaty, 'The quick brown fox jumps over the lazy dog'), 'missing');
  assert.deepEqual(found(treaty, 'the Australian Group of nations'), {
    missing: 'the Australia Group, and',
    distance: 9,
  });
});

test('a quote made of two places without an ellipsis is not found', () => {
  assert.equal(look(treaty, 'the Wassenaar Arrangement, and the MTCR').status, 'near');
  assert.equal(
    look(treaty, 'India has signed three of the four regimes. It has not joined the fourth').status,
    'missing',
  );
});

test('an ellipsis stands for words left out', () => {
  const passage = 'three of the four regimes: the Wassenaar Arrangement, the Australia Group, and the MTCR';
  for (const ellipsis of ['...', ' ... ', '…', ' … ', ' [...] ', '[…]', ' (...) ', ' . . . ']) {
    const quote = `three of the four regimes${ellipsis}the MTCR`;
    assert.deepEqual(found(treaty, quote), { found: passage, leftOut: 54 }, ellipsis);
  }
  assert.deepEqual(found(treaty, '... three of the four regimes …'), {
    found: 'three of the four regimes',
    leftOut: 0,
  });
  assert.deepEqual(found(treaty, 'signed three ... the Wassenaar ... the MTCR.'), {
    found: `signed ${passage}.`,
    leftOut: 61,
  });
});

test('parts in the wrong order, too far apart, or around a negation alone are not found', () => {
  assert.equal(look(treaty, 'the MTCR ... three of the four regimes').status, 'missing');
  const apart = `The first half. ${'word '.repeat(400)}The second half.`;
  assert.equal(look(apart, 'The first half ... The second half').status, 'missing');
  assert.deepEqual(found(treaty, 'It has ... joined the fourth'), {
    near: 'It has not joined the fourth',
    distance: 5,
  });
});

test('an ellipsis of the memo’s own is text', () => {
  const text = 'the removal of entities...will support “actually operating ... in the field.”';
  assert.deepEqual(found(text, 'removal of entities … will support'), {
    found: 'removal of entities...will support',
    leftOut: 0,
  });
  assert.deepEqual(found(text, 'entities...in the field'), {
    found: 'entities...will support “actually operating ... in the field',
    leftOut: 38,
  });
});

test('a part of an elided quote may be near', () => {
  assert.deepEqual(found(treaty, 'three of the five regimes … the Australia Group'), {
    near: 'three of the four regimes: the Wassenaar Arrangement, the Australia Group',
    distance: 3,
  });
});

test('an empty quote, and one of signs alone, is missing', () => {
  for (const quote of ['', ' ', '\n', '…', '...', '“”', '-', '.*+?^$()|[]{}\\', '\u00ad']) {
    assert.deepEqual(look(treaty, quote), { status: 'missing' }, quote);
  }
  assert.deepEqual(look('', 'a quote'), { status: 'missing' });
});

test('signs that mean something in regular expressions mean themselves', () => {
  const text = 'The pattern ^(a+)+$ [or] .*?\\d{2,} matches a+b, or so they say.';
  assert.deepEqual(found(text, 'pattern ^(a+)+$ [or] .*?\\d{2,} matches'), {
    found: 'pattern ^(a+)+$ [or] .*?\\d{2,} matches',
    leftOut: 0,
  });
  assert.deepEqual(found(text, 'matches a.b'), { near: 'matches a+b', distance: 1 });
});

test('a quote of 400 characters, and one of 3,000, is found and is near', () => {
  const text = Array.from({ length: 900 }, (_, i) => `word${(i * 7919) % 10007}`).join(' ');
  for (const length of [400, 3000]) {
    const stretch = text
      .slice(10, 10 + length)
      .replace(/\S+$/, '')
      .replace(/^\S+ /, '')
      .trim();
    assert.deepEqual(found(text, stretch), { found: stretch, leftOut: 0 });
    const middle = stretch.indexOf(' ', length / 2);
    const altered = `${stretch.slice(0, middle)} never${stretch.slice(middle)}`;
    assert.deepEqual(found(text, altered), { near: stretch, distance: 6 });
  }
});

test('looks at one stretch of a memo alone', () => {
  const text = 'Items are listed here.\nItems are listed there.';
  const second = { start: 23, end: text.length };
  assert.deepEqual(look(text, 'Items are listed', second), {
    status: 'found',
    passage: { start: 23, end: 39 },
    leftOut: 0,
  });
  assert.deepEqual(look(text, 'Items are listed here', second), {
    status: 'near',
    passage: { start: 23, end: 45 },
    distance: 1,
    words: 'Items are listed there',
  });
});

test('any stretch of a memo, re-wrapped, re-quoted and re-hyphenated, is found where it came from', () => {
  const stretchOf = fc.tuple(fc.nat(), fc.integer({ min: 20, max: 300 }));
  let checked = 0;
  fc.assert(
    fc.property(memoText, stretchOf, retyping, (text, [from, length], typing) => {
      const start = from % Math.max(1, text.length - length);
      const stretch = text.slice(start, start + length);
      fc.pre(hasLength(stretch, 20));
      fc.pre(!spoilsAWord(text, start) && !spoilsAWord(text, start + stretch.length));
      checked++;
      const result = findQuote(foldMemo(text), retyped(stretch, typing));
      const passages = passagesOf(result);
      const isHere = passages.some((passage) => passage.start >= start && passage.end <= start + stretch.length);
      const missed = passages.length > 0 && isHere ? '' : JSON.stringify({ stretch, result });
      assert.equal(missed, '');
    }),
    { numRuns: 600, seed: 20250709 },
  );
  assert.ok(checked > 300);
});

test('a stretch with another number, without its “not”, or with two sentences made one is never found', () => {
  const alterations: [RegExp, (found: string) => string][] = [
    [/\b\d+\b/g, (number) => String(Number(number) + 1)],
    [/ not /g, () => ' '],
    [/ is /g, () => ' is not '],
    [/\bIndia\b/g, () => 'China'],
  ];
  let checked = 0;
  fc.assert(
    fc.property(
      memoText,
      fc.nat(),
      fc.constantFrom(...alterations),
      fc.nat(),
      (text, from, [pattern, change], which) => {
        const flat = text.replace(/\s+/g, ' ');
        const start = from % flat.length;
        const stretch = flat.slice(start, start + 120);
        const places = [...stretch.matchAll(pattern)].filter(({ index }) => index > 5 && index < stretch.length - 15);
        const place = places[which % Math.max(1, places.length)];
        fc.pre(place !== undefined);
        const altered = stretch.slice(0, place.index) + change(place[0]) + stretch.slice(place.index + place[0].length);
        fc.pre(!flat.includes(altered));
        checked++;
        const result = findQuote(foldMemo(text), altered);
        const passages = passagesOf(result).map((passage) => text.slice(passage.start, passage.end));
        assert.deepEqual({ altered, passages }, { altered, passages: [] });
      },
    ),
    { numRuns: 600, seed: 20250709 },
  );
  assert.ok(checked > 150);
});

test('a quote that a long memo does not have is looked for in steps, each of which sees little of the memo', () => {
  const sentences = Array.from({ length: 60_000 }, (_, i) => `The export of tool ${i}[1] needs a license.`);
  sentences[50_000] = 'Grinding machines of seven axes are sold to nobody.';
  const memo = foldMemo(sentences.join('\n'));
  const quote = 'Grinding machine of seven axes were sold to nobody.';
  let steps = 0;
  for (const work = findingQuote(memo, quote); !work.next().done; ) steps++;
  // Some 35 windows of 65,536 characters.
  assert.ok(steps > 30, `${steps}`);
  const left = findingQuote(memo, quote);
  for (let step = 0; step < steps / 2; step++) left.next();
  left.return({ status: 'missing' });
  const result = findQuote(memo, quote);
  assert.equal(result.status === 'near' && result.words, sentences[50_000]);
});
