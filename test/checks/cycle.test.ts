import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertChecks, diagnosticsOf } from '../support/checked.ts';
import { shown } from '../support/fixture.ts';

test('categories', () => {
  assertChecks(`
category A:1 within A:2
//                  ^^^ error cycle: The category “A:1” leads back to itself: A:1 → A:2 → A:3 → A:1.
category A:2 { within A:3 }
category A:3 within A:1
category A:5 within A:5
//                  ^^^ error cycle: The category “A:5” leads back to itself: A:5 → A:5.
category A:6 within A:8 { category A:7 { category A:8 } }
//                  ^^^ error cycle: The category “A:6” leads back to itself: A:6 → A:8 → A:7 → A:6.
`);
});

test('a category within its equal', () => {
  assertChecks(`
category A:1 equals B:1
category B:1 within A:1
//                  ^^^ error cycle: The category “B:1” leads back to itself: B:1 → A:1 → B:1.
category A:2 equals B:2  within B:2
//                              ^^^ error cycle: The category “A:2” leads back to itself: A:2 → B:2 → A:2.
category B:2
`);
});

test('groups, also by way of a regime’s members', () => {
  assertChecks(`
rule WA:all { items any  to G, K  prohibits }
group G = IN + H
//             ^ error cycle: The group “G” leads back to itself: G → H → G.
group H { G, FR }
group K = members of WA & (FR + DE)
//                   ^^ error cycle: The group “K” leads back to itself: K → WA → K.
regime WA { multilateral  members US, K }
`);
});

test('end uses, units, rules, regimes, memos and destinations', () => {
  assertChecks(
    `
end-use a within b
//               ^ error cycle: The end use “a” leads back to itself: a → b → a.
end-use b within a
quantity sound
unit phon measures sound = 2 sone
//                           ^^^^ error cycle: The unit “phon” leads back to itself: phon → sone → phon.
unit sone measures sound = 0.5 phon
regime WA { multilateral  members US  implements WB }
//                                               ^^ error cycle: The regime “WA” leads back to itself: WA → WB → WA.
regime WB { multilateral  members US  implements WA }
rule WA:a { items any  permits  overrides WA:b }
//                                        ^^^^ error cycle: The rule “WA:a” leads back to itself: WA:a → WA:b → WA:a.
rule WA:b { items any  prohibits  overrides WA:a }
memo m { title "M"  superseded by n }
//                                ^ error cycle: The memo “m” leads back to itself: m → n → m.
memo n { title "N"  superseded by m }
destination XA part of XB
//                     ^^ error cycle: The destination “XA” leads back to itself: XA → XB → XA.
destination XB part of XA
`,
    { only: 'cycle' },
  );
});

test('one diagnostic for a cycle over several files, which shows every step', () => {
  const files = new Map([
    ['/a.regimen', 'category A:1 within A:2'],
    ['/b.regimen', 'category A:2 within A:3\ncategory A:3 within A:1'],
  ]);
  const diagnostics = diagnosticsOf(files);
  assert.deepEqual(diagnostics.map(shown), [
    '/a.regimen:0:20-23 error cycle: The category “A:1” leads back to itself: A:1 → A:2 → A:3 → A:1.',
  ]);
  assert.deepEqual(
    diagnostics[0]?.related.map(({ file, range, message }) => [file, range.start.line, message]),
    [
      ['/b.regimen', 0, '“A:2” leads on from here.'],
      ['/b.regimen', 1, '“A:3” leads on from here.'],
    ],
  );
});

test('a cycle of ten thousand is told in one line', () => {
  const count = 10_000;
  const text = Array.from({ length: count }, (_, i) => `category A:${i} within A:${(i + 1) % count}`).join('\n');
  assert.deepEqual(
    diagnosticsOf(new Map([['/main.regimen', text]])).map((diagnostic) => diagnostic.message),
    ['The category “A:0” leads back to itself: A:0 → A:1 → A:2 → A:3 → … → A:9997 → A:9998 → A:9999 → A:0.'],
  );
});

test('not reported: graphs that meet again, and categories that are equal all round', () => {
  assertChecks(`
category A:1 within A:2, A:3
category A:2 within A:4
category A:3 within A:4
category A:4
category B:1 equals B:2
category B:2 equals B:3
category B:3 equals B:1
regime WA { multilateral  members Founders }
rule WA:all { items any  to members of WA  prohibits }
group Founders { US, FR }
`);
});
