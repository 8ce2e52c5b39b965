import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { URI } from 'langium';
import { type Analysis, AnalysisMemory, analyze, analyzing } from '../../language/analyze.ts';
import type { MemoFile } from '../../language/memo/memo-file.ts';
import { serialize } from '../../language/ruleset/serialize.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import { allAtOnce, leave } from '../../language/steps.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import type { Program } from '../../language/syntax/program.ts';
import { edits, filesOf, noEdits } from './random-edits.ts';

const memos = new Map<string, MemoFile>();

test('law: an analysis after edits is the analysis of the text, whatever was analysed before', () => {
  fc.assert(
    fc.property(edits, (sequence) => {
      const edited = workspace();
      let chosen = [...noEdits];
      let previous = edited.analyze(filesOf(chosen), undefined);
      for (const { slot, text } of sequence) {
        chosen = chosen.with(slot, text);
        const files = filesOf(chosen);
        const next = edited.analyze(files, previous);
        const full = workspace().analyze(files, undefined);
        assert.deepEqual(differing(next.ruleset, full.ruleset), []);
        assert.ok(serialize(next.ruleset) === serialize(full.ruleset));
        assert.deepEqual(next.diagnostics, full.diagnostics);
        assert.deepEqual([...next.nodes.keys()].sort(), [...full.nodes.keys()].sort());
        for (const [key, node] of next.nodes) {
          assert.equal(node.$cstNode?.offset, full.nodes.get(key)?.$cstNode?.offset, key);
        }
        assertKept(previous, next);
        previous = next;
      }
    }),
    { numRuns: 20 },
  );
});

/** Elements that say the same as before are the same objects. */
function assertKept(before: Analysis, after: Analysis): void {
  for (const kind of ['rules', 'exceptions', 'categories', 'groups', 'regimes'] as const) {
    const earlier = new Map(before.ruleset[kind].map((each) => [each.id, each]));
    for (const element of after.ruleset[kind]) {
      const old = earlier.get(element.id);
      if (old && JSON.stringify(old) === JSON.stringify(element)) assert.equal(element, old, element.id);
    }
  }
}

/** The texts of what differs, both ways: whole rulesets are too long to read in a failure. */
function differing(a: Ruleset, b: Ruleset): string[] {
  const [left, right] = [new Set(parts(a)), new Set(parts(b))];
  return [
    ...[...left].filter((text) => !right.has(text)).map((text) => `+ ${text}`),
    ...[...right].filter((text) => !left.has(text)).map((text) => `- ${text}`),
  ];
}

function parts(ruleset: Ruleset): string[] {
  return Object.entries(ruleset).flatMap(([member, value]) =>
    (Array.isArray(value) ? value : [value]).map((part) => `${member} ${JSON.stringify(part)}`),
  );
}

test('law: an analysis that was left now and then is that of the text all the same', () => {
  const leaving = fc.array(fc.option(fc.nat(12), { nil: undefined, freq: 1 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(edits, leaving, (sequence, leftAfter) => {
      const edited = workspace();
      let chosen = [...noEdits];
      let memory: AnalysisMemory | undefined;
      for (const [number, { slot, text }] of [{ slot: 0, text: noEdits[0]! }, ...sequence].entries()) {
        chosen = chosen.with(slot, text);
        const files = filesOf(chosen);
        const program = edited.read(files);
        memory ??= new AnalysisMemory({ isFollowed: true });
        const steps = analyzing({ program, memos, generator: 'test', isFollowed: true }, memory);
        const most = leftAfter[number % leftAfter.length] ?? Number.POSITIVE_INFINITY;
        let taken = 0;
        let step = steps.next();
        while (!step.done && taken < most) {
          taken += 1;
          step = steps.next();
        }
        leave(steps);
        if (!step.done) continue;
        const full = workspace().analyze(files, undefined);
        assert.ok(serialize(step.value.ruleset) === serialize(full.ruleset));
        assert.deepEqual(step.value.diagnostics, full.diagnostics);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test('a predicate that comes back is called as it would be called from the start', () => {
  const edited = workspace();
  const files = new Map([
    ['main.regimen', 'ruleset "Edits" { as of 2025-07-09 }\nregime M { national of US }\n'],
    ['one.regimen', 'rule M:a { where undetermined "known" prohibits }\n'],
    ['other.regimen', 'rule M:b { where undetermined "Known" permits }\n'],
  ]);
  let previous: Analysis | undefined;
  const run = () => {
    previous = edited.analyze(files, previous);
    assert.deepEqual(previous.ruleset, workspace().analyze(files, undefined).ruleset);
    return previous.ruleset.parameters.filter(({ type }) => type === 'undetermined').map(({ id }) => id);
  };
  const [one, other] = [files.get('one.regimen')!, files.get('other.regimen')!];
  const both = run();
  assert.equal(both.length, 2);
  files.set('other.regimen', '');
  run();
  files.set('one.regimen', '');
  run();
  files.set('other.regimen', other);
  assert.deepEqual(run(), [both[0]]);
  files.set('one.regimen', one);
  assert.deepEqual(run(), both);
});

test('what changed before an analysis was left is checked by the next', () => {
  const edited = workspace();
  const world = 'ruleset "Edits" { as of 2025-07-09 }\nregime M { national of US }\ncategory M:1 "One"\n';
  const files = new Map([
    ['main.regimen', world],
    ['parameter.regimen', 'parameter p measures mass in kg\n'],
    ['rule.regimen', 'rule M:a { items M:1 where p < 7 kg prohibits }\n'],
    ['other.regimen', 'rule M:b { items M:1 permits }\n'],
  ]);
  const program = edited.read(files);
  const memory = new AnalysisMemory({ isFollowed: true });
  const analysis = () => analyzing({ program, memos, generator: 'test', isFollowed: true }, memory);
  const codesOf = ({ diagnostics }: Analysis) =>
    diagnostics.map(({ code }) => code).filter((code) => code === 'wrong-unit');
  assert.deepEqual(codesOf(allAtOnce(analysis())), []);
  edited.read(new Map([['parameter.regimen', 'parameter p measures length in m\n']]));
  const left = analysis();
  assert.equal(left.next().done, false);
  leave(left);
  edited.read(new Map([['other.regimen', 'rule M:b { items M:1 prohibits }\n']]));
  assert.deepEqual(codesOf(allAtOnce(analysis())), ['wrong-unit']);
});

function workspace() {
  const { shared, programs } = createLanguage();
  const texts = new Map<string, string>();
  return {
    analyze(files: ReadonlyMap<string, string>, previous: Analysis | undefined): Analysis {
      return analyze({ program: this.read(files), memos, generator: 'test', isFollowed: true }, previous);
    },
    read(files: ReadonlyMap<string, string>): Program {
      for (const [path, text] of files) {
        if (texts.get(path) === text) continue;
        texts.set(path, text);
        programs.update(shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(`/edits/${path}`)));
      }
      const [program] = programs.all();
      assert.ok(program);
      return program;
    },
  };
}
