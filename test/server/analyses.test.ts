import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DefaultWorkspaceLock, DocumentState, URI } from 'langium';
import type { Analysis } from '../../language/analyze.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import type { Program } from '../../language/syntax/program.ts';
import { Analyses } from '../../server/analyses.ts';
import { MemoFiles } from '../../server/memo-files.ts';
import { countries } from '../bench/countries.ts';
import { sparse, workload } from '../bench/workload.ts';
import { textOf } from '../bench/workload-text.ts';
import { memoryWorkspace } from './memory-workspace.ts';

/** A ruleset whose findings take many times as long as an analysis goes on without looking up. */
async function bigRuleset() {
  const { shared, programs } = createLanguage();
  const files = textOf(workload({ ...sparse, rules: 600 }, countries));
  const documents = [...files].map(([path, text]) =>
    shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(path)),
  );
  for (const document of documents) {
    programs.update(document);
    document.state = DocumentState.IndexedContent;
  }
  const lock = new DefaultWorkspaceLock();
  const told: string[] = [];
  const failures: unknown[] = [];
  const analysed: Analysis[] = [];
  const analyses = new Analyses({
    programs,
    memos: new MemoFiles(memoryWorkspace(new Map()), () => []),
    lock,
    analysed(analysis) {
      told.push('analysed');
      analysed.push(analysis);
    },
    failed: (_, error) => failures.push(error),
  });
  const program = programs.all()[0] as Program;
  return { analyses, program, lock, told, failures, analysed };
}

test('while an analysis is underway other work is done, and a change of the text does not wait for its end', async () => {
  const { analyses, program, lock, told, failures, analysed } = await bigRuleset();
  const settled = analyses.settled(program);
  const isUnderWay = () => !told.includes('analysed');
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(isUnderWay());
  analyses.interrupt();
  await lock.write(() => void told.push('changed'));
  const analysis = await settled;
  assert.deepEqual(told, ['changed', 'analysed']);
  assert.deepEqual(failures, []);
  assert.equal(analysis, analysed[0]);
  const alone = await bigRuleset();
  const whole = await alone.analyses.settled(alone.program);
  assert.deepEqual(analysis?.ruleset, whole?.ruleset);
  assert.deepEqual(alone.told, ['analysed']);
});

test('who asks while an analysis is underway gets the last one, and who waits gets the same', async () => {
  const { analyses, program, told } = await bigRuleset();
  const [one, other] = [analyses.settled(program), analyses.settled(program)];
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(analyses.now(program), undefined);
  assert.equal(await one, await other);
  assert.deepEqual(told, ['analysed']);
  assert.equal(analyses.now(program), await one);
});
