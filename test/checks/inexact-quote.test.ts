import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

const memo = `
//- memo /memos/m.md
# Controls

The regime was established in 1987 by the G-7 countries.
`;
const text = (quote: string) =>
  `memo m { title "M"  file "memos/m.md" }\nregime MTCR { multilateral  members US  cite m "${quote}" }`;

test('nearly the memo’s words', () => {
  assertChecks(`
memo m { title "M"  file "memos/m.md" }
regime MTCR {
  multilateral  members US
  cite m "was estableshed in 1978 by the G-7 countries"
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning inexact-quote: “m” says “was established in 1987 by the G-7 countries”: 3 letters differ; “established”, not “estableshed”; “1987”, not “1978”.
}
${memo}`);
});

test('the memo’s own words', () => {
  assertFix(
    'inexact-quote',
    'Change to “was established in 1987 by the G-7 countries”',
    `${text('was estableshed in 1978 by the G-7 countries')}${memo}`,
    text('was established in 1987 by the G-7 countries'),
  );
});

test('not reported: the words themselves', () => {
  assertChecks(`${text('was established in 1987 by the G-7 countries')}${memo}`);
});
