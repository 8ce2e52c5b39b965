import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markdownText } from '../../language/memo/markdown-text.ts';

test('words stay words', () => {
  assert.equal(markdownText('India’s “regime” — über 500 kg'), 'India’s “regime” — über 500 kg');
});

test('no markup, HTML, link, command, image, entity, automatic link or icon is left to act', () => {
  const cases: [text: string, markdown: string][] = [
    ['[a](command:x)', '\\[a\\]\\(command\\:x\\)'],
    ['![i](http://x/y.png)', '\\!\\[i\\]\\(http\\:\\/\\/x\\/y\\.png\\)'],
    ['<img src=x onerror=y>', '\\<img src\\=x onerror\\=y\\>'],
    ['https://a.b www.a.b c@a.b', 'https\\:\\/\\/a\\.b www\\.a\\.b c\\@a\\.b'],
    ['&lt;b&gt; &#42;', '\\&lt\\;b\\&gt\\; \\&\\#42\\;'],
    ['*a* _b_ `c` ~~d~~', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'],
    ['$(zap) $x$', '\\$\\(zap\\) \\$x\\$'],
    ['\\[a](b)', '\\\\\\[a\\]\\(b\\)'],
    ['# a\n\n    b\n| c |\n1. d\n> e', '\\# a b \\| c \\| 1\\. d \\> e'],
  ];
  for (const [text, markdown] of cases) assert.equal(markdownText(text), markdown);
});

test('characters that turn or hide text are left out', () => {
  assert.equal(markdownText('a\u202eb\u2066c\u200bd\u0000e\ufefff\ud800g\u{e0041}h'), 'abcdefgh');
});

test('every punctuation character of ASCII is escaped, on one line, and nothing else is changed', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab \n\t\\`*_{}[]()#+-.!|<>&@:/$~=^;"\'é—') }), (text) => {
      const markdown = markdownText(text);
      assert.match(markdown, /^(?:\\[!-/:-@[-`{-~]|[^!-/:-@[-`{-~\s]| (?! ))*$/);
      assert.equal(markdown.replace(/\\(.)/g, '$1'), text.replace(/\s+/g, ' '));
    }),
  );
});
