import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { catalogue } from '../language/catalogue.ts';
import { openAll } from '../server/cli/open-rulesets.ts';
import { folderWith, hostAt } from './cli/regimen.ts';
import { assertExpected, type Fixture, readFixture } from './support/fixture.ts';

const root = path.resolve(import.meta.dirname, '..');
const folders = ['checks', 'findings'];
const headings = ['What it says', 'Why it matters', 'Example', 'How to resolve', 'Not reported when'];

/** The text under each heading of a page, in their order, and what stands before the first of them. */
function sectionsOf(page: string): { before: string; sections: Map<string, string> } {
  const [before = '', ...parts] = page.split(/^## /m);
  const sections = parts.map((part) => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end).trim()] as const;
  });
  return { before, sections: new Map(sections) };
}

function regimenBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```regimen\n([\s\S]*?)\n```$/gm)].map((match) => match[1]!);
}

/** Checks the files of a block as the command line does, and compares with what the block expects. */
async function assertReported(t: TestContext, block: string): Promise<Fixture> {
  const fixture = readFixture(block);
  const files = [...fixture.files, ...fixture.memos].map(([file, text]) => [file.slice(1), text]);
  const { host } = hostAt(await folderWith(t, Object.fromEntries(files)));
  const reported = (await openAll([], host)).flatMap(({ diagnostics }) => diagnostics);
  assertExpected(
    fixture,
    reported.map((diagnostic) => ({ ...diagnostic, file: `/${diagnostic.file}` })),
  );
  return fixture;
}

for (const { code } of catalogue) {
  const folder = folders.find((each) => existsSync(path.join(root, 'language', each, `${code}.ts`)));

  test(`${code} has a page, whose examples are true`, async (t) => {
    const page = readFileSync(path.join(root, `language/${folder}/${code}.md`), 'utf8');
    const { before, sections } = sectionsOf(page);
    assert.equal(before, `# ${code}\n\n`);
    assert.deepEqual([...sections.keys()], headings);
    for (const [heading, text] of sections) assert.notEqual(text, '', heading);

    const examples = regimenBlocks(sections.get('Example')!);
    assert.equal(examples.length, 1);
    const { expected } = await assertReported(t, examples[0]!);
    const told = expected.map(
      (line) => / (?<severity>error|warning|information) (?<told>[a-z-]+): /.exec(line)!.groups!,
    );
    assert.ok(told.some((each) => each.told === code));
    // What else it gives is information at the most.
    assert.deepEqual(
      told.filter((each) => each.told !== code && each.severity !== 'information'),
      [],
    );

    for (const heading of headings.filter((each) => each !== 'Example')) {
      for (const block of regimenBlocks(sections.get(heading)!)) await assertReported(t, block);
    }
  });

  test(`${code} has a test`, () => {
    assert.ok(existsSync(path.join(root, `test/${folder}/${code}.test.ts`)));
  });
}

test('every page belongs to a diagnostic', () => {
  const codes = catalogue.map((definition) => definition.code);
  const pages = globSync(`language/{${folders.join(',')}}/*.md`, { cwd: root }).map((file) =>
    path.basename(file, '.md'),
  );
  assert.deepEqual(
    pages.filter((page) => !codes.includes(page)),
    [],
  );
});
