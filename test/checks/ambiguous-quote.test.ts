import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

const memo = `
//- memo /memos/m.md
# Controls

## India

The list is reviewed each year.

## The United States

The list is reviewed each year.
`;
const declaration = 'memo m { title "M"  file "memos/m.md" }\n';

test('words that stand in two places', () => {
  assertChecks(`${declaration}
regime MTCR { multilateral  members US  cite m "The list is reviewed each year." }
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information ambiguous-quote: “m” has this quote in 2 places.
${memo}`);
});

test('the section that is meant', () => {
  const text = (where: string) =>
    `${declaration}regime MTCR { multilateral  members US  cite m${where} "The list is reviewed each year." }`;
  assertFix('ambiguous-quote', 'It is in section “India”', `${text('')}${memo}`, text(' section "India"'));
});

test('not reported: with the section', () => {
  assertChecks(`${declaration}
regime MTCR { multilateral  members US  cite m section "India" "The list is reviewed each year." }
${memo}`);
});
