import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NameLists } from '../../language/region/name-lists.ts';

const all = [[], ['A'], ['B'], ['A', 'B'], ['B', 'C'], ['A', 'B', 'C'], ['AB'], ['A B']];

test('equal lists are one array, sorted, with one number and one text', () => {
  const lists = new NameLists();
  for (const names of all) {
    const one = lists.of(names.toReversed());
    assert.deepEqual(one, names);
    for (const again of [names, [...names], names.toReversed(), one]) assert.equal(lists.of(again), one);
    assert.equal(lists.text(names.toReversed()), JSON.stringify(names));
    assert.equal(lists.text(one), JSON.stringify(names));
  }
  assert.equal(lists.size, all.length);
  assert.equal(new Set(all.map((names) => lists.number(names))).size, all.length);
  const given = ['C', 'A', 'B'];
  assert.deepEqual(lists.of(given), ['A', 'B', 'C']);
  assert.deepEqual(given, ['C', 'A', 'B']);
  const sorted = ['X', 'Y'];
  lists.of(sorted).push('Z');
  assert.deepEqual(sorted, ['X', 'Y']);
});

test('what two lists have in common, and whether one holds the other, as of sets; asked once or twice', () => {
  const lists = new NameLists();
  for (const form of [(names: string[]) => names, (names: string[]) => lists.of(names)])
    for (let time = 0; time < 2; time += 1)
      for (const a of all)
        for (const b of all) {
          const common = lists.meet(form(a), form(b));
          assert.deepEqual(
            common,
            a.filter((name) => b.includes(name)),
          );
          assert.equal(lists.of(common), common);
          assert.equal(
            lists.contains(form(a), form(b)),
            b.every((name) => a.includes(name)),
          );
        }
});
