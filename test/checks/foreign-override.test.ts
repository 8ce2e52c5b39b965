import { test } from 'node:test';
import { assertChecks } from '../support/checked.ts';

test('rules of another regime', () => {
  assertChecks(`
regime EAR { national of US }
regime WA { multilateral  members US }
rule WA:a { items any  prohibits }
rule EAR:a { items any  permits  overrides WA:a, EAR:b }
//                                         ^^^^ error foreign-override: “WA:a” is no rule of EAR: what EAR overrides changes no other regime’s decision.
rule EAR:b { items any  prohibits }
exception EAR:x { lifts WA:a, EAR:b }
//                      ^^^^ error foreign-override: “WA:a” is no rule of EAR: what EAR lifts changes no other regime’s decision.
`);
});

test('not reported: rules of the same regime, reasons for control', () => {
  assertChecks(`
regime EAR { national of US }
reason NS1
category EAR:1 { reasons NS1 }
rule EAR:a { reasons NS1  permits  overrides EAR:b }
rule EAR:b { items any  prohibits }
exception EAR:x { lifts NS1, EAR:b }
`);
});
