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

test('the quote made longer until it stands at one place', () => {
  const text = (quote: string) => `${declaration}regime MTCR { multilateral  members US  cite m "${quote}" }`;
  const tools = `
//- memo /memos/m.md
The list is reviewed each year by all states. And so the list is reviewed each year by none.
`;
  const fixed = (title: string, quote: string) =>
    assertFix('ambiguous-quote', title, `${text('list is reviewed each year')}${tools}`, text(quote));
  fixed('Lengthen to “list is reviewed each year by all”', 'list is reviewed each year by all');
  fixed('Lengthen to “list is reviewed each year by none.”', 'list is reviewed each year by none.');
});

test('not reported: with the section', () => {
  assertChecks(`${declaration}
regime MTCR { multilateral  members US  cite m section "India" "The list is reviewed each year." }
${memo}`);
});
