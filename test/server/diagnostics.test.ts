import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { pages } from '../../language/diagnostics/pages.ts';
import { Client, type ClientOptions, uriOf } from './client.ts';
import { memoryWorkspace } from './memory-workspace.ts';

async function withClient(
  files: Record<string, string>,
  run: (client: Client) => Promise<void>,
  options: ClientOptions = {},
): Promise<void> {
  const client = await Client.start(files, options);
  try {
    await run(client);
    assert.deepEqual([client.messages, client.log], [[], []]);
  } finally {
    client.dispose();
  }
}

/** Each as `line:severity code message`, the message's first line alone. */
function told(diagnostics: readonly Diagnostic[] | undefined): string[] {
  return (diagnostics ?? []).map(
    ({ range, severity, code, message }) => `${range.start.line}:${severity} ${code} ${String(message).split('\n')[0]}`,
  );
}

const header = 'ruleset "R" { as of 2025-01-01 }\n';
/** One error on its first line, and nothing else to say. */
const broken = 'rule X:r { items any  from any  permits }\n';
const noRegime = 'unknown-name No regime is called “X”.';
const regime = 'regime X { national of US }\n';

test('a diagnostic has its code, its page and what to do', () =>
  withClient({ '/r/main.regimen': header + broken }, async (client) => {
    assert.deepEqual(await client.diagnostics('/r/main.regimen'), [
      {
        range: { start: { line: 1, character: 5 }, end: { line: 1, character: 6 } },
        severity: 1,
        code: 'unknown-name',
        codeDescription: { href: 'regimen-page:/unknown-name.md' },
        source: 'regimen',
        message: 'No regime is called “X”.\nCorrect the name, or declare it in this ruleset.',
      },
    ]);
  }));

test('the page of every diagnostic can be read', () =>
  withClient({}, async (client) => {
    for (const [code, page] of Object.entries(pages)) {
      const uri = `regimen-page:/${code}.md`;
      assert.deepEqual(await client.connection.sendRequest('workspace/textDocumentContent', { uri }), { text: page });
    }
    const uri = 'regimen-page:/constructor.md';
    assert.equal(await client.connection.sendRequest('workspace/textDocumentContent', { uri }), null);
  }));

test('an edit is checked at once, and its effect on other files with the analysis', () =>
  withClient({ '/r/main.regimen': header + regime, '/r/rules.regimen': broken }, async (client) => {
    assert.deepEqual(told(await client.diagnostics('/r/rules.regimen')), []);
    await client.open('/r/main.regimen');
    await client.change('/r/main.regimen', header);
    assert.deepEqual(told(await client.diagnostics('/r/rules.regimen')), [`0:1 ${noRegime}`]);
    await client.change('/r/main.regimen', header + regime);
    assert.deepEqual(told(await client.diagnostics('/r/rules.regimen')), []);
  }));

test('findings keep their place while the text around them changes, until the next analysis', () =>
  withClient(
    {
      '/r/main.regimen': `${header}memo notes { title "Notes"  file "notes.md" }
regime X { national of US  cite notes "absent words" }
rule X:r { items any  from any  permits }
`,
      '/r/notes.md': 'These are other words.',
    },
    async (client) => {
      await client.open('/r/main.regimen');
      const [first] = await client.diagnostics('/r/main.regimen');
      const published = client.nextDiagnostics('/r/main.regimen');
      await client.change(
        '/r/main.regimen',
        (client.files.get('/r/main.regimen') ?? '').replace(header, `${header}\n\n`),
      );
      const [moved] = await published;
      assert.deepEqual([first?.code, first?.range.start.line], ['missing-quote', 2]);
      assert.deepEqual([moved?.code, moved?.range.start.line], ['missing-quote', 4]);
    },
  ));

test('many edits in a row leave the diagnostics of the last', () =>
  withClient({ '/r/main.regimen': header }, async (client) => {
    await client.open('/r/main.regimen');
    for (let index = 0; index < 30; index++)
      await client.change('/r/main.regimen', header + '\n'.repeat(index) + broken);
    assert.deepEqual(told(await client.diagnostics('/r/main.regimen')), [`30:1 ${noRegime}`]);
  }));

test('two rulesets with the same names do not see each other', () =>
  withClient(
    {
      '/a/main.regimen': header + regime + broken,
      '/b/main.regimen': `ruleset "B"\n${broken}`,
      '/a/nested/main.regimen': `ruleset "Nested"\n${broken}`,
    },
    async (client) => {
      assert.deepEqual(told(await client.diagnostics('/a/main.regimen')), []);
      assert.deepEqual(told(await client.diagnostics('/b/main.regimen')), [`1:1 ${noRegime}`]);
      assert.deepEqual(told(await client.diagnostics('/a/nested/main.regimen')), [`1:1 ${noRegime}`]);
      assert.deepEqual(await client.request('regimen/rulesets', null), [
        { title: 'R', folder: uriOf('/a') },
        { title: 'Nested', folder: uriOf('/a/nested') },
        { title: 'B', folder: uriOf('/b') },
      ]);
    },
  ));

test('a ruleset declaration that comes or goes assigns the files anew', () =>
  withClient({ '/r/main.regimen': header + regime, '/r/inner/rules.regimen': broken }, async (client) => {
    assert.deepEqual(told(await client.diagnostics('/r/inner/rules.regimen')), []);
    await client.open('/r/inner/rules.regimen');
    await client.change('/r/inner/rules.regimen', `ruleset "Inner"\n${broken}`);
    assert.deepEqual(told(await client.diagnostics('/r/inner/rules.regimen')), [`1:1 ${noRegime}`]);
    await client.change('/r/inner/rules.regimen', broken);
    assert.deepEqual(told(await client.diagnostics('/r/inner/rules.regimen')), []);
  }));

test('files outside every ruleset form one together', () =>
  withClient({ '/a.regimen': regime, '/b.regimen': broken }, async (client) => {
    assert.deepEqual(told(await client.diagnostics('/b.regimen')), []);
    assert.deepEqual((await client.request('regimen/compile', { uri: uriOf('/b.regimen') })).folder, null);
  }));

test('a file that is deleted takes its diagnostics and its names along', () =>
  withClient({ '/r/main.regimen': header, '/r/rules.regimen': broken, '/r/x.regimen': regime }, async (client) => {
    await client.write('/r/x.regimen', undefined);
    assert.deepEqual(told(await client.diagnostics('/r/rules.regimen')), [`0:1 ${noRegime}`]);
    await client.write('/r/rules.regimen', undefined);
    await client.diagnostics('/r/main.regimen');
    assert.deepEqual(client.published.get('/r/rules.regimen'), []);
  }));

test('a file that is renamed while it is open', () =>
  withClient({ '/r/main.regimen': header + regime, '/r/old.regimen': broken }, async (client) => {
    await client.open('/r/old.regimen');
    await client.write('/r/old.regimen', undefined);
    await client.write('/r/new.regimen', broken);
    await client.close('/r/old.regimen');
    await client.open('/r/new.regimen');
    assert.deepEqual(told(await client.diagnostics('/r/new.regimen')), []);
  }));

test('what is open counts although its file is deleted; what is closed unsaved is what the file says', () =>
  withClient({ '/r/main.regimen': header, '/r/x.regimen': regime, '/r/rules.regimen': broken }, async (client) => {
    await client.open('/r/x.regimen');
    await client.write('/r/x.regimen', undefined);
    assert.deepEqual(told(await client.diagnostics('/r/rules.regimen')), []);
    await client.write('/r/x.regimen', regime);
    await client.change('/r/x.regimen', '');
    assert.deepEqual(told(await client.diagnostics('/r/rules.regimen')), [`0:1 ${noRegime}`]);
    const closed = client.nextDiagnostics('/r/rules.regimen');
    await client.close('/r/x.regimen');
    assert.deepEqual(told(await closed), []);
  }));

test('a document outside the workspace is forgotten when it is closed', () =>
  withClient(
    {},
    async (client) => {
      await client.open('/elsewhere/x.regimen', broken);
      assert.deepEqual(told(await client.diagnostics('/elsewhere/x.regimen')), [`0:1 ${noRegime}`]);
      const cleared = client.nextDiagnostics('/elsewhere/x.regimen');
      await client.close('/elsewhere/x.regimen');
      assert.deepEqual(await cleared, []);
    },
    { folders: [] },
  ));

test('a folder that comes into being is read', () =>
  withClient({ '/r/main.regimen': header + regime, '/r/rules.regimen': '' }, async (client) => {
    client.files.set('/r/sub/more.regimen', broken.replace('X:r', 'Y:r'));
    await client.changed('/r/sub', 1);
    assert.deepEqual(told(await client.diagnostics('/r/sub/more.regimen')), [
      '0:1 unknown-name No regime is called “Y”.',
    ]);
    client.files.delete('/r/sub/more.regimen');
    await client.changed('/r/sub', 3);
    await client.diagnostics('/r/main.regimen');
    assert.deepEqual(client.published.get('/r/sub/more.regimen'), []);
  }));

test('a folder that joins or leaves the workspace brings or takes its rulesets', () =>
  withClient(
    { '/a/main.regimen': header, '/b/main.regimen': `ruleset "B"\n${broken}` },
    async (client) => {
      const changed = (added: string[], removed: string[]) => {
        const folders = (paths: string[]) => paths.map((path) => ({ uri: uriOf(path), name: path }));
        return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
          event: { added: folders(added), removed: folders(removed) },
        });
      };
      const titles = async () => (await client.request('regimen/rulesets', null)).map(({ title }) => title);
      assert.deepEqual(await titles(), ['R']);
      const read = client.nextDiagnostics('/b/main.regimen');
      await changed(['/b'], []);
      assert.deepEqual(told(await read), [`1:1 ${noRegime}`]);
      assert.deepEqual(await titles(), ['R', 'B']);
      const cleared = client.nextDiagnostics('/b/main.regimen');
      await changed([], ['/b']);
      assert.deepEqual(await cleared, []);
      assert.deepEqual(await titles(), ['R']);
    },
    { folders: ['/a'], capabilities: { workspace: { workspaceFolders: true, configuration: true } } },
  ));

test('nothing is said of the standard library', () =>
  withClient({ '/r/main.regimen': header }, async (client) => {
    const uri = 'regimen-library:/countries.regimen';
    const { text } = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri });
    const textDocument = { uri, languageId: 'regimen', version: 1, text };
    await client.connection.sendNotification('textDocument/didOpen', { textDocument });
    const line = text.split('\n').indexOf('destination IN "India"');
    const position = { line, character: 13 };
    assert.deepEqual(await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }), {
      contents: { kind: 'markdown', value: 'destination **IN**: India' },
      range: { start: { line, character: 12 }, end: { line, character: 14 } },
    });
    await client.diagnostics('/r/main.regimen');
    assert.deepEqual(client.published.get('/countries.regimen') ?? [], []);
  }));

test('a memo that changes is read again', () =>
  withClient(
    {
      '/r/main.regimen': `${header}memo notes { title "Notes"  file "notes.md" }\n${regime}rule X:r { items any  from any  permits  cite notes "the right words" }`,
    },
    async (client) => {
      const codes = async () => (await client.diagnostics('/r/main.regimen')).map(({ code }) => code);
      assert.deepEqual(await codes(), ['missing-file']);
      await client.write('/r/notes.md', 'Some text with the right words in it.');
      assert.deepEqual(await codes(), []);
      await client.write('/r/notes.md', 'Something else.');
      assert.deepEqual(await codes(), ['missing-quote']);
    },
  ));

test('settings give a diagnostic another severity, or none', () =>
  withClient(
    { '/r/main.regimen': header + broken },
    async (client) => {
      assert.deepEqual(told(await client.diagnostics('/r/main.regimen')), [`1:3 ${noRegime}`]);
      await client.configure({ severity: { 'unknown-name': 'off' } });
      assert.deepEqual(told(await client.diagnostics('/r/main.regimen')), []);
      await client.configure({ severity: { 'unknown-name': 'nonsense' }, asOf: 'never', whatIf: 'maybe' });
      assert.deepEqual(told(await client.diagnostics('/r/main.regimen')), [`1:1 ${noRegime}`]);
    },
    { settings: { severity: { 'unknown-name': 'information' } } },
  ));

test('settings choose the day', () =>
  withClient(
    { '/r/main.regimen': header },
    async (client) => {
      const asOf = async () => JSON.parse((await client.request('regimen/compile', { uri: uriOf('/r') })).json).asOf;
      assert.equal(await asOf(), '2024-02-29');
      await client.configure({ asOf: '' });
      assert.equal(await asOf(), '2025-01-01');
    },
    { settings: { asOf: '2024-02-29' } },
  ));

test('of very many diagnostics the most severe are sent, and how many are not', () =>
  withClient({ '/r/main.regimen': header + regime + broken.repeat(1500) }, async (client) => {
    const found = await client.diagnostics('/r/main.regimen');
    assert.deepEqual([found.length, found.at(-1)?.message], [1001, '499 more diagnostics of this file are not shown.']);
  }));

test('a source that cannot be read says so', () =>
  withClient(
    {},
    async (client) => {
      assert.deepEqual(await client.diagnostics('/r/main.regimen'), [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          severity: 1,
          source: 'regimen',
          message:
            'Nothing in this file is part of the ruleset, because the file cannot be read: its line 3 is not UTF-8; save it as UTF-8.',
        },
      ]);
      const { diagnostics } = await client.request('regimen/compile', { uri: uriOf('/r/main.regimen') });
      assert.deepEqual(diagnostics, { error: 1, warning: 0, information: 0 });
    },
    {
      files: {
        ...memoryWorkspace(new Map([['/r/main.regimen', '']])),
        readSource: async () => ({ problem: 'its line 3 is not UTF-8; save it as UTF-8' }),
      },
    },
  ));

test('a defect in the analysis is told once, and the server goes on', async () => {
  const files = {
    ...memoryWorkspace(new Map([['/r/main.regimen', `${header}memo notes { title "Notes"  file "notes.md" }\n`]])),
    readMemo: () => Promise.reject(new Error('a defect')),
  };
  const client = await Client.start({}, { files });
  assert.equal(
    await client.message,
    'Regimen could not analyse a ruleset, because of a defect in Regimen itself: not all that is wrong is shown. The log says more.',
  );
  await assert.rejects(client.request('regimen/compile', { uri: uriOf('/r') }), /a defect/);
  await client.open('/r/main.regimen', header + broken);
  assert.deepEqual(told(await client.diagnostics('/r/main.regimen')), [`1:1 ${noRegime}`]);
  assert.deepEqual([client.messages.length, client.log.length], [1, 1]);
  client.dispose();
});
