import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from '../../server/cli/options.ts';

const shapes = {
  json: { takes: 'nothing', help: '' },
  format: { takes: 'choice', of: ['text', 'json'], help: '' },
  output: { takes: 'text', value: 'FILE', short: 'o', help: '' },
  with: { takes: 'texts', value: 'NAME=QUANTITY', help: '' },
} as const;

function refusal(args: string[]): string {
  try {
    readOptions(args, shapes);
  } catch (error) {
    return (error as Error).message;
  }
  return 'not refused';
}

test('options and operands may stand in any order; what is not given is empty', () => {
  assert.deepEqual(readOptions(['a', '--json', '-o', 'x', '--with', 'p=1', 'b', '--with=q=-1', '--', '--c'], shapes), {
    values: { json: true, format: undefined, output: 'x', with: ['p=1', 'q=-1'] },
    positionals: ['a', 'b', '--c'],
  });
  assert.deepEqual(readOptions([], shapes), {
    values: { json: false, format: undefined, output: undefined, with: [] },
    positionals: [],
  });
});

test('each misuse is refused in a sentence of its own', () => {
  assert.deepEqual(
    [
      ['--jsno'],
      ['--constructor'],
      ['-x'],
      ['--json=yes'],
      ['--format'],
      ['--format', 'josn'],
      ['--format', 'xml'],
      ['--format', 'text', '--format', 'json'],
      ['-o'],
      ['--output', '--json'],
      ['-o', 'a', '--output', 'b'],
      ['--with'],
    ].map(refusal),
    [
      'There is no option --jsno. Did you mean --json?',
      'There is no option --constructor.',
      'There is no option -x.',
      '--json takes no value.',
      '--format needs a value: --format text|json.',
      '--format takes text or json, not “josn”. Did you mean “json”?',
      '--format takes text or json, not “xml”.',
      '--format is given twice: “text” and “json”.',
      '--output needs a value: -o, --output FILE.',
      '--output needs a value before “--json”; if that is its value, write --output=--json.',
      '--output is given twice: “a” and “b”.',
      '--with needs a value: --with NAME=QUANTITY.',
    ],
  );
});

test('a required option is missed', () => {
  const required = { item: { takes: 'text', value: 'CODE', required: true, help: '' } } as const;
  assert.throws(() => readOptions([], required), { message: '--item CODE is missing.' });
  assert.equal(readOptions(['--item', 'x'], required).values.item, 'x');
});
