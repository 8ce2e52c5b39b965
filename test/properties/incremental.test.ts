import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { URI } from 'langium';
import { type Analysis, analyze } from '../../language/analyze.ts';
import type { MemoFile } from '../../language/memo/memo-file.ts';
import { serialize } from '../../language/ruleset/serialize.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import { createLanguage } from '../../language/syntax/module.ts';
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

function workspace() {
  const { shared, programs } = createLanguage();
  const texts = new Map<string, string>();
  return {
    analyze(files: ReadonlyMap<string, string>, previous: Analysis | undefined): Analysis {
      for (const [path, text] of files) {
        if (texts.get(path) === text) continue;
        texts.set(path, text);
        programs.update(shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(`/edits/${path}`)));
      }
      const [program] = programs.all();
      assert.ok(program);
      return analyze({ program, memos, generator: 'test', isFollowed: true }, previous);
    },
  };
}
