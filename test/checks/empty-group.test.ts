import { test } from 'node:test';
import { assertChecks } from '../support/checked.ts';

test('groups of nobody', () => {
  assertChecks(`
regime WA { multilateral  members US, IN  applicants FR }
rule WA:all { items any  to A, B, C, D, E, F, G, members of WA  end-users WA:List  prohibits }
group A
//    ^ warning empty-group: The group “A” names no country, so what depends on it never applies.
group B { }
//    ^ warning empty-group: The group “B” names no country, so what depends on it never applies.
group C = RU & BY
//    ^ warning empty-group: No country is left in the group “C” on any day, so what depends on it never applies.
group D = members of WA - (US + IN)
//    ^ warning empty-group: No country is left in the group “D” on any day, so what depends on it never applies.
group Early { RU until 2020 }
group Late { RU since 2022 }
group E = Early & Late
//    ^ warning empty-group: No country is left in the group “E” on any day, so what depends on it never applies.
group F = B
group G { RU, BY }
listing WA:List { }
//      ^^^^^^^ warning empty-group: The listing “WA:List” names no party, so what depends on it never applies.
`);
});

test('not reported: a group that is empty for another mistake', () => {
  assertChecks(
    `
regime WA { multilateral  members US }
rule WA:all { items any  to A, B, C  prohibits }
group A { Ruritania }
//        ^^^^^^^^^ error unknown-name: No place is called “Ruritania”.
group B { RU since 2022 until 2020 }
//                            ^^^^ error inverted-dates: “until 2020” is not after “since 2022”, so there is no day on which this holds.
group C { RU sinc }
//           ^^^^ error unknown-name: No place is called “sinc”.
`,
    {},
  );
});
