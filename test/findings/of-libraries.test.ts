import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../../language/analyze.ts';
import { indexRuleset } from '../../language/decide/engine.ts';
import { findAll } from '../../language/findings/find-all.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import { compileText } from '../support/program.ts';

const text = `ruleset "Part library, part author's" { version "1" as of 2025-07-09 }
regime MR "Multilateral" { multilateral members AU, US }
regime US "Own" { national of US }
category MR:a "A" {}
category MR:b "B" {}
category MR:c "C" {}
rule MR:control { items MR:a, MR:b requires license case by case }
rule US:milder { items MR:a permits }
rule US:stricter { items MR:b prohibits }
rule US:alone { items MR:c prohibits }
`;

/** The same ruleset with some provisions as a library's, and its two regimes too. */
function withLibrary({ rules, regimes, ...rest }: Ruleset, library: readonly string[]): Ruleset {
  const moved = <E extends { id: string; origin: { file: string; line: number; character: number } }>(each: E): E =>
    library.includes(each.id) ? { ...each, origin: { ...each.origin, file: 'regimen-library:/x/x.regimen' } } : each;
  return { ...rest, rules: rules.map(moved), regimes: regimes.map(moved) };
}

async function found(library: readonly string[], ofAuthor: boolean): Promise<{ told: string[]; alone: number }> {
  const ruleset = withLibrary(await compileText(text), library);
  const { findings, librariesAlone } = findAll(indexRuleset(ruleset), { ofAuthor });
  const told = findings.map(({ code, rules }) => `${code} ${rules.join(' ')}`);
  return { told: told.sort(), alone: librariesAlone };
}

const regimes = ['MR', 'US'];
const everyRule = ['MR:control', 'US:milder', 'US:stricter', 'US:alone'];
const all = ['exceeds US:alone', 'exceeds US:stricter MR:control', 'undercut US:milder MR:control'];

test('of libraries alone nothing is told, and all of it when asked', async () => {
  assert.deepEqual(await found([...regimes, ...everyRule], true), { told: [], alone: 4 });
  assert.deepEqual(await found([...regimes, ...everyRule], false), { told: all, alone: 0 });
});

test('an author’s rule on either side brings a finding back', async () => {
  const [control, milder, stricter, alone] = everyRule as [string, string, string, string];
  assert.deepEqual(await found([...regimes, milder, stricter, alone], true), { told: all.slice(1), alone: 3 });
  assert.deepEqual(await found([...regimes, control, stricter, alone], true), { told: all.slice(2), alone: 3 });
  assert.deepEqual(await found([...regimes, control, milder, stricter], true), { told: all.slice(0, 1), alone: 3 });
});

test('what is redundant beside a library is told of the author’s rules, not of a library’s', async () => {
  const example = `
category US:d "D" {}
category US:e "E" {}
rule US:one { items US:d requires license case by case }
rule US:same { items US:d requires license case by case }
rule US:sole { items US:e to IN requires license case by case }
rule US:wide { items US:e to IN, JP requires license case by case }
`;
  const compiled = await compileText(text + example);
  const redundantAmong = (library: readonly string[]) =>
    findAll(indexRuleset(withLibrary(compiled, library)), { ofAuthor: true })
      .findings.filter(({ code }) => code === 'redundant' || code === 'shadowed')
      .map(({ code, rules }) => `${code} ${rules.join(' ')}`);
  const pairs = ['redundant US:same US:one', 'redundant US:sole US:wide'];
  assert.deepEqual(redundantAmong([]), pairs);
  // Near all of these the author has no rule.
  assert.deepEqual(redundantAmong([...regimes, 'US:one', 'US:same', 'US:sole', 'US:wide']), []);
  // Of two that say the same the library's stays; what his wide rule makes needless in a library is nothing that he can mend.
  assert.deepEqual(redundantAmong([...regimes, 'US:same', 'US:sole']), ['redundant US:one US:same']);
  assert.deepEqual(redundantAmong([...regimes, 'US:one', 'US:wide']), pairs);
  // The author’s rule is near, and changes nothing of it.
  const beside = await compileText(`${text}${example}rule US:beside { items US:d to KR prohibits }\n`);
  const near = findAll(indexRuleset(withLibrary(beside, [...regimes, 'US:one', 'US:same', 'US:sole', 'US:wide'])), {
    ofAuthor: true,
  });
  assert.deepEqual(
    near.findings.filter(({ code }) => code === 'redundant').map(({ rules }) => rules),
    [],
  );
});

test('what two rules of libraries make hold is not the author’s, though a rule of his says the same', async () => {
  const again = `rule MR:again { items MR:a requires license case by case }\n`;
  const stricter = `rule MR:stricter { items MR:a to IN requires license presumption of denial }\n`;
  const undercuts = async (more: string) => {
    const ruleset = withLibrary(await compileText(text + more), [...regimes, ...everyRule]);
    const { findings } = findAll(indexRuleset(ruleset), { ofAuthor: true });
    return findings.filter(({ code }) => code === 'undercut').map(({ rules }) => rules.join(' '));
  };
  assert.deepEqual(await undercuts(again), []);
  assert.deepEqual(await undercuts(stricter), ['US:milder MR:stricter MR:control']);
  const elsewhere = `category MR:d "D" {}\nrule MR:more { items MR:d requires license case by case }
rule US:mildest { items MR:d permits }\n`;
  assert.deepEqual(await undercuts(elsewhere), ['US:mildest MR:more']);
});

test('what an `accept` of the author’s names is told, though it concerns libraries alone', async () => {
  const accepting = async (accept: string) => {
    const compiled = await compileText(`${text}accept ${accept} because "It is meant" until 2030\n`);
    const { accepted } = findAll(indexRuleset(withLibrary(compiled, [...regimes, ...everyRule])), { ofAuthor: true });
    return accepted.map(({ finding }) => `${finding.code} ${finding.rules.join(' ')}`);
  };
  assert.deepEqual(await accepting('undercut US:milder'), ['undercut US:milder MR:control']);
  assert.deepEqual(await accepting('exceeds US'), ['exceeds US:alone', 'exceeds US:stricter MR:control']);
  assert.deepEqual(await accepting('undercut US:stricter'), []);
});

test('without libraries nothing is left out', async () => {
  assert.deepEqual(await found([], true), { told: all, alone: 0 });
});

test('a case that asks for a finding is judged by all that there is', async () => {
  const example = `
rule US:twice { items MR:b prohibits }
case "one" {
  item MR:b from US to AU on 2025-01-01 for civil end-user unlisted
  expect redundant, exceeds, no shadowed, no undercut
}
`;
  const { ruleset } = complete(withLibrary(await compileText(text + example), [...regimes, ...everyRule, 'US:twice']));
  assert.deepEqual(ruleset.findings, []);
  const result = ruleset.cases[0]?.result;
  assert.deepEqual([result?.failures, result?.findings], [[], ['exceeds', 'redundant']]);
});
