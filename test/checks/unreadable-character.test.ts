import { test } from 'node:test';
import { assertChecks } from '../support/checked.ts';

test('control characters and bytes that are not UTF-8, once a file', () => {
  assertChecks(`
regime WA { multilateral \u0000\u0000 members US \u0000 }
//                       ^^ error unreadable-character: Here is the control character U+0000; the file has 1 more places like this.
//- /other.regimen
regime EAR "Vorschriften f\uFFFDr Exporte" { national of US }
//                        ^ error unreadable-character: Here are bytes that are not UTF-8.
`);
});

test('not reported: line ends of Windows, tabs, a byte order mark, letters of any script', () => {
  assertChecks('\uFEFFregime WA "Übereinkunft — 機構" {\r\n\tmultilateral  members US\r\n}\r\n');
});
