import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from '../../language/checks/check-document.ts';
import { compile } from '../../language/compile/compile.ts';
import { simplify } from '../../language/region/region.ts';
import { inCanonicalOrder } from '../../language/ruleset/serialize.ts';
import type { Rule } from '../../language/ruleset/types.ts';
import { absentMemos, programsOf } from '../support/program.ts';
import { countries } from './countries.ts';
import { dense, hot, sparse, type WorkloadParameters, workload } from './workload.ts';
import { compiledOf } from './workload-ruleset.ts';
import { textOf } from './workload-text.ts';

const small: Record<string, WorkloadParameters> = {
  sparse: { ...sparse, rules: 400 },
  'dense, six parameters, in one file': { ...dense, rules: 400, parameters: 6, rulesPerFile: undefined },
  hot: { ...hot, rules: 100 },
  'another seed': { ...dense, seed: 7, rules: 200, categories: 80, depth: 3, skew: 1.2 },
};

for (const [name, parameters] of Object.entries(small)) {
  test(`the text of a workload compiles to its compiled form: ${name}`, async () => {
    const made = workload(parameters, countries);
    const [program] = await programsOf(Object.fromEntries(textOf(made)));
    assert.ok(program);
    const mistakes = program.documents().flatMap((document) => checkDocument(document, program));
    assert.deepEqual(
      mistakes.filter(({ severity }) => severity !== 'information'),
      [],
    );
    const read = inCanonicalOrder(compile(program, absentMemos, { generator: 'bench', sources: [] }).ruleset);
    const direct = inCanonicalOrder(compiledOf(made, countries));
    // What a text calls by name beside what it means is the text's alone.
    const shape = (rules: readonly Rule[]) =>
      rules.map(({ condition: _, reads: __, origin: ___, named: ____, region, ...rest }) => ({
        ...rest,
        region: sorted(region),
      }));
    assert.deepEqual(shape(direct.rules), shape(read.rules));
    assert.deepEqual(
      direct.categories.map(({ id, within, region, own }) => ({ id, within, region: sorted(region), own })),
      read.categories.map(({ id, within, region, own }) => ({ id, within, region: sorted(region), own })),
    );
    assert.deepEqual(
      direct.regimes.map(({ origin: _, title: __, named: ___, ...rest }) => rest),
      read.regimes.map(({ origin: _, title: __, named: ___, ...rest }) => rest),
    );
  });
}

/** In a union the order of the boxes says nothing. */
function sorted(region: Rule['region']): string[] {
  return simplify(region)
    .map((box) => JSON.stringify(Object.entries(box).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
}
