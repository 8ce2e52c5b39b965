import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('a text ends with its line, and nothing else is said of its declaration', () => {
  assertChecks(`
regime WA { multilateral  members US }
memo m {
  title "Export controls
  //    ^^^^^^^^^^^^^^^^ error unclosed-string: The text “Export controls” is not closed: a quotation mark is missing on this line.
  date 2025
}
rule WA:all { items any  prohibits  cite m "words }
//                                         ^^^^^^^^ error unclosed-string: The text “words }” is not closed: a quotation mark is missing on this line.
rule WA:other { items any  prohibts }
//                         ^^^^^^^^ error syntax-error: “prohibts” is no word of a rule. Did you mean “prohibits”?
`);
});

test('it is closed at the end of the line, before braces', () => {
  assertFix('unclosed-string', 'Close the text here', 'memo m { title "A b  \n}', 'memo m { title "A b"  \n}');
  assertFix('unclosed-string', 'Close the text here', 'memo m { title "A b }', 'memo m { title "A b" }');
});

test('not reported: quotation marks within a text and within comments', () => {
  assertChecks(`
regime WA "Said to be \\"closed\\"" { multilateral  members US } // a 5" disk
/* "open */
`);
});
