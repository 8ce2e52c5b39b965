import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksIn } from '../../language/memo/marks.ts';

/** The text with each mark between braces. */
function marked(text: string): string {
  const { stretches } = marksIn(text);
  let shown = '';
  let at = 0;
  for (let i = 0; i < stretches.length; i += 2) {
    shown += `${text.slice(at, stretches[i])}{${text.slice(stretches[i], stretches[i + 1])}}`;
    at = stretches[i + 1]!;
  }
  return shown + text.slice(at);
}

const cases: [what: string, text: string, marked: string][] = [
  ['a link', 'with [even trade](#), and', 'with {[}even trade{](#)}, and'],
  ['a link with brackets and a title', '[a [b] c](x_(y) "t (u)") d', '{[}a [b] c{](x_(y) "t (u)")} d'],
  ['links inside each other', '[a [b](x) c](y)', '{[}a {[}b{](x)} c{](y)}'],
  ['an image', 'see ![a chart](c.png)', 'see {![}a chart{](c.png)}'],
  ['brackets that are no link', 'it [sic] was (so) [x] (y)', 'it [sic] was (so) [x] (y)'],
  ['a link that ends nowhere', 'a [b](c d', 'a [b](c d'],
  [
    'emphasis',
    '*a* **b** ***c*** _d_ __e__ ~~f~~ `g`',
    '{*}a{*} {**}b{**} {***}c{***} {_}d{_} {__}e{__} {~~}f{~~} {`}g{`}',
  ],
  ['signs that are text', 'a * b, 3*4, file_name, ~5, ____, C# is', 'a * b, 3*4, file_name, ~5, ____, C# is'],
  ['escapes', '\\(a\\) \\x C:\\dir', '{\\}(a{\\}) \\x C:\\dir'],
  ['headings and quotations', '# A\n## B\n> c\n#d', '{#} A\n{##} B\n{>} c\n#d'],
  ['bracketed references', 'regime.[1] And [12, 13] x', 'regime.{[1]} And {[12, 13]} x'],
  ['a space before a reference', 'the List [2]. But', 'the List{ [2]}. But'],
  ['a Markdown reference', 'so[^3] it', 'so{[^3]} it'],
  ['brackets at the start of a line', '[1] A note\n [2] Another', '[1] A note\n [2] Another'],
  ['brackets that begin with a number', 'the line [3.2] and [5A] and [1a] it', 'the line [3.2] and [5A] and [1a] it'],
  ['a year in brackets', 'the case [2005] 1 WLR', 'the case [2005] 1 WLR'],
  ['raised references', 'the MTCR² and.¹³ So”¹,²', 'the MTCR{²} and.{¹³} So”{¹,²}'],
  ['exponents', '10² km² µm² 5 m³', '10² km² µm² 5 m³'],
  ['a raised number at the start of a line', '¹ A note', '¹ A note'],
  [
    'HTML',
    'the Act<sup>12</sup> of<br/>the <b>Union</b> a < b',
    'the Act{<sup>12</sup>} of{<br/>}the {<b>}Union{</b>} a < b',
  ],
  [
    'references that a PDF left at full stops',
    'so.1 The list,”2 and more.3 It',
    'so.{1} The list,”{2} and more.{3} It',
  ],
  [
    'numbers that do not continue references',
    'so.7 The No.1 x at 2.4 by 3A090.2 y',
    'so.7 The No.1 x at 2.4 by 3A090.2 y',
  ],
];

for (const [what, text, expected] of cases) {
  test(`marks: ${what}`, () => assert.equal(marked(text), expected));
}

test('says which notes are referred to, and where', () => {
  assert.deepEqual([...marksIn('a.[3] b¹² c<sup>4</sup> d[^5]').references], [3, 2, 12, 7, 4, 11, 5, 25]);
});

test('takes time in proportion to the text, whatever signs it consists of', () => {
  for (const unit of [
    '[',
    ']',
    '](',
    '[a](',
    '*',
    '*a',
    '_',
    '`',
    '\\',
    '<',
    '<sup>',
    '<a ',
    '#',
    '\n>',
    '[1',
    '.1 ',
    '¹',
    '](x"',
  ]) {
    const text = unit.repeat(300_000 / unit.length);
    assert.ok(marksIn(text).stretches.length <= text.length * 2, unit);
  }
});
