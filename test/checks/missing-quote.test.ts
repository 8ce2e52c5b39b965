import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

const memo = `
//- memo /memos/m.md
# Controls

## India

India joined the regime in 2016 and keeps a list of its own.

## The United States

The regime was established in 1987 by the G-7 countries, and it names no destinations.[^1]

[^1]: Guidelines, paragraph 3.
`;
const declaration = 'memo m { title "M"  file "memos/m.md" }\n';

test('words, sections, pages and notes that the memo does not have', () => {
  assertChecks(`${declaration}
regime MTCR {
  multilateral  members US
  cite m "the moon is made of cheese, and that is that"
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-quote: “m” does not contain the words “the moon is made of cheese, and that is that”.
  cite m section "Brazil"
  //             ^^^^^^^^ error missing-quote: “m” does not contain section “Brazil”.
  cite m page 7
  //          ^ error missing-quote: “m” does not contain page 7.
  cite m note 9
  //          ^ error missing-quote: “m” does not contain note 9.
  cite m section "India" "established in 1987 by the G-7 countries"
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-quote: “established in 1987 by the G-7 countries” is not where “m” is cited, but in section “The United States”.
}
${memo}`);
});

test('the section where the words stand', () => {
  const text = (section: string) =>
    `${declaration}regime MTCR { multilateral  members US  cite m section "${section}" "established in 1987" }`;
  assertFix(
    'missing-quote',
    'Change to section “The United States”',
    `${text('India')}${memo}`,
    text('The United States'),
  );
});

test('not reported: the memo’s words, however they are broken, and a memo that was not read', () => {
  assertChecks(`${declaration}
memo n { title "N"  file "memos/n.md" }
//                       ^^^^^^^^^^^^ information missing-file: There is no file “memos/n.md”, so what is cited of “n” could not be looked up.
regime MTCR {
  multilateral  members US
  cite m "established in 1987 by the G‑7   countries"
  cite m section "India" "joined the regime"
  cite m note 1
  cite m
  cite n "anything"
}
${memo}`);
});
