import assert from 'node:assert/strict';
import type { Diagnostic, Fix, Position } from '../../language/diagnostics/diagnostic.ts';

/**
 * Files with what is expected of them in their own comments:
 *
 *     rule EAR:x { itmes any }
 *     //           ^^^^^ error syntax-error: “itmes” is no word of a rule. Did you mean “items”?
 *
 * marks a stretch of the nearest line above that is no such comment. `//- /path.regimen` starts another file, `//- memo /x.md` the
 * text of a memo; what stands before the first of them is `/main.regimen`. `<|>` is a cursor and is taken out.
 */
export interface Fixture {
  /** The `.regimen` files by path. */
  files: Map<string, string>;
  memos: Map<string, string>;
  /** One line for each expected diagnostic, as `shown` writes it. */
  expected: string[];
  cursor?: { file: string; position: Position };
}

export const mainFile = '/main.regimen';

const fileHeading = /^\/\/- (?:(memo) )?(\/\S+)$/;
const expectation = /^(\s*\/\/\s*)(\^+) (error|warning|information) ([a-z-]+): (.*)$/;

export function readFixture(sample: string): Fixture {
  const fixture: Fixture = { files: new Map(), memos: new Map(), expected: [] };
  let file = mainFile;
  let into = fixture.files;
  let lines: string[] = [];
  let marked = -1;
  const finish = () => {
    if (lines.length > 0 || into.size === 0) into.set(file, lines.join('\n'));
    lines = [];
  };
  for (const line of sample.replace(/^\n/, '').split('\n')) {
    const heading = fileHeading.exec(line);
    if (heading) {
      if (lines.length > 0) finish();
      into = heading[1] ? fixture.memos : fixture.files;
      file = heading[2]!;
      continue;
    }
    const text = into === fixture.files ? withoutCursor(fixture, file, lines.length, line) : line;
    const expected = expectation.exec(text);
    if (expected && into === fixture.files) {
      const start = expected[1]!.length;
      const end = start + expected[2]!.length;
      fixture.expected.push(`${file}:${marked}:${start}-${end} ${expected[3]} ${expected[4]}: ${expected[5]}`);
    } else marked = lines.length;
    lines.push(text);
  }
  finish();
  return fixture;
}

function withoutCursor(fixture: Fixture, file: string, line: number, text: string): string {
  const character = text.indexOf('<|>');
  if (character < 0) return text;
  fixture.cursor = { file, position: { line, character } };
  return text.replace('<|>', '');
}

/** A diagnostic as one line. Lines and characters count from 0. */
export function shown({ file, range: { start, end }, severity, code, message }: Diagnostic): string {
  const to = end.line === start.line ? `${end.character}` : `${end.line}:${end.character}`;
  return `${file}:${start.line}:${start.character}-${to} ${severity} ${code}: ${message}`;
}

/** Compares as a set, whose members are in the order of the files and of the places in them. */
export function assertExpected(fixture: Fixture, diagnostics: readonly Diagnostic[]): void {
  assert.deepEqual(diagnostics.map(shown).sort(), [...fixture.expected].sort());
}

/** The text of a file after a fix. */
export function applied(fix: Fix, file: string, text: string): string {
  const edits = fix.edits
    .filter((edit) => edit.place.file === file)
    .map((edit) => ({
      start: offsetOf(text, edit.place.range.start),
      end: offsetOf(text, edit.place.range.end),
      text: edit.text,
    }))
    .sort((a, b) => b.start - a.start);
  return edits.reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

function offsetOf(text: string, position: Position): number {
  const lines = text.split('\n');
  const before = lines.slice(0, position.line);
  return before.reduce((sum, line) => sum + line.length + 1, 0) + position.character;
}
