import { test } from 'node:test';
import { assertChecks, assertFix } from '../support/checked.ts';

test('ends in the wrong order, in whatever units', () => {
  assertChecks(`
parameter range measures length in km
category A:1 {
  where range in 20000 km .. 300 km or range in 1 km ..< 1000 m
  //             ^^^^^^^^^^^^^^^^^^ error inverted-range: No value lies in “20000 km .. 300 km”: its first end is not below its second.
  //                                            ^^^^^^^^^^^^^^^ error inverted-range: No value lies in “1 km ..< 1000 m”: its first end is not below its second.
}
`);
});

test('the two ends change places', () => {
  const text = (range: string) => `parameter range measures length in km\ncategory A:1 { where range in ${range} }`;
  assertFix('inverted-range', 'Exchange the two ends', text('20 km .. 300 m'), text('300 m .. 20 km'));
});

test('not reported: one value, and negative numbers', () => {
  assertChecks(`
parameter heat measures temperature
category A:1 { where heat in 5 K .. 5 K or heat in -5 K .. -4 K }
`);
});
