import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { regimen } from '../cli/regimen.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');

/** What a README shows of the command line: `$ regimen …` and the lines under it, up to the end of the block. */
interface Shown {
  readme: string;
  command: string;
  lines: string[];
}

const shown = globSync('*/README.md', { cwd: examples }).flatMap((readme) => {
  const text = readFileSync(path.join(examples, readme), 'utf8');
  return [...text.matchAll(/^```text\n\$ regimen ((?:.*\\\n)*.*)\n([\s\S]*?)^```$/gm)].map(
    ([, command, output]): Shown => ({ readme, command: command!.replace(/\\\n/g, ' '), lines: output!.split('\n') }),
  );
});

test('the READMEs show something', () => {
  assert.ok(shown.length >= 4, `${shown.length} commands`);
});

for (const { readme, command, lines } of shown) {
  test(`${readme}: regimen ${command}`, async () => {
    const folder = path.join(examples, path.dirname(readme));
    const { stdout } = await regimen(folder, wordsOf(command));
    const said = stdout.split('\n');
    // A line of dots stands for any number of lines; between two of them the lines follow each other.
    let at = 0;
    for (const part of splitAtDots(lines)) {
      const found = said.findIndex((_, index) => index >= at && part.every((line, i) => said[index + i] === line));
      assert.ok(found >= 0, `not said, or not in this order:\n${part.join('\n')}\n\nsaid:\n${stdout}`);
      at = found + part.length;
    }
  });
}

function splitAtDots(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '…') parts.push([]);
    else parts.at(-1)!.push(line);
  }
  return parts
    .map((part) => part.filter((line, i) => line !== '' || i < part.length - 1))
    .filter((part) => part.length > 0);
}

/** The words of a command as a shell reads them, as far as the READMEs go: blanks, and quotation marks around a word. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|[^\s"]+/g)].map(([word, quoted]) => quoted ?? word);
}
