import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('two capitals that ISO 3166-1 does not have', () => {
  assertChecks(`
regime WA { multilateral  members UK, US }
//                                ^^ error unknown-country: “UK” is no country code of ISO 3166-1. The code of United Kingdom of Great Britain and Northern Ireland is “GB”.
rule WA:all { items any  from XX  prohibits }
//                            ^^ error unknown-country: “XX” is no country code of ISO 3166-1.
`);
});

test('the code of ISO 3166-1 instead of another one', () => {
  assertFix(
    'unknown-country',
    'Change to “GR” (Greece)',
    'regime WA { multilateral  members EL }',
    'regime WA { multilateral  members GR }',
  );
});

test('not reported: a code that the ruleset declares, and a name of another kind', () => {
  assertChecks(`
destination XK "Kosovo"
group EU { FR, DE }
regime WA { multilateral  members EU, XK }
rule WA:all {
  items any
  to WA
  // ^^ error unknown-name: “WA” is a regime; a place is expected here.
  prohibits
}
`);
});
