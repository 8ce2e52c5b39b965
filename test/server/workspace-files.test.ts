import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { clientWorkspace } from '../../server/client-workspace.ts';
import { diskWorkspace } from '../../server/disk-workspace.ts';
import type { WorkspaceFiles } from '../../server/workspace-files.ts';
import { Client } from './client.ts';

const text = 'ruleset "R"\n';
const memo = '\uFEFFA memo – in UTF-8.';
const digest = createHash('sha256').update(memo).digest('hex');

let root = '';

before(() => {
  root = mkdtempSync(path.join(tmpdir(), 'regimen-'));
  mkdirSync(path.join(root, 'ruleset/memos'), { recursive: true });
  writeFileSync(path.join(root, 'ruleset/main.regimen'), text);
  writeFileSync(path.join(root, 'ruleset/broken.regimen'), Buffer.from([0x22, 0xff]));
  writeFileSync(path.join(root, 'ruleset/memos/a.md'), memo);
  writeFileSync(path.join(root, 'secret.md'), 'secret');
  symlinkSync(path.join(root, 'secret.md'), path.join(root, 'ruleset/memos/link.md'));
  symlinkSync(root, path.join(root, 'ruleset/loop'));
});

after(() => rmSync(root, { recursive: true }));

/** An editor that knows the same files by `regimen/readFile` and `regimen/findFiles`. */
function editor(): WorkspaceFiles {
  const files: Record<string, Buffer> = {
    'memory:/ruleset/main.regimen': Buffer.from(text),
    'memory:/ruleset/broken.regimen': Buffer.from([0x22, 0xff]),
    'memory:/ruleset/memos/a.md': Buffer.from(memo),
    'memory:/secret.md': Buffer.from('secret'),
  };
  const answers: Record<string, (uri: string) => unknown> = {
    'regimen/readFile': (uri) => files[uri]?.toString('base64') ?? null,
    'regimen/findFiles': (uri) =>
      Object.keys(files)
        .filter((each) => each.startsWith(`${uri}/`) && each.endsWith('.regimen'))
        .sort(),
  };
  const sendRequest = async (method: string, { uri }: { uri: string }) => answers[method]?.(uri);
  return clientWorkspace({ sendRequest } as unknown as Connection);
}

const places: [name: string, folder: () => URI, files: () => WorkspaceFiles][] = [
  ['disk', () => URI.file(path.join(root, 'ruleset')), () => diskWorkspace(editor())],
  ['editor', () => URI.parse('memory:/ruleset'), () => diskWorkspace(editor())],
];

for (const [name, folderOf, filesOf] of places) {
  test(`reads a workspace from the ${name}`, async () => {
    const [folder, files] = [folderOf(), filesOf()];
    const at = (file: string) => folder.with({ path: `${folder.path}/${file}` });
    const { sources } = await files.findSources(folder);
    assert.deepEqual(sources.map(String), [at('broken.regimen'), at('main.regimen')].map(String));
    assert.deepEqual(await files.readSource(at('main.regimen')), { text });
    assert.ok('problem' in (await files.readSource(at('broken.regimen'))));
    assert.ok('problem' in (await files.readSource(at('absent.regimen'))));
    assert.deepEqual(
      [await files.kindOf(at('main.regimen')), await files.kindOf(folder), await files.kindOf(at('absent'))],
      ['file', 'folder', 'absent'],
    );
  });

  test(`reads memos from the ${name}, within the workspace alone`, async () => {
    const [folder, files] = [folderOf(), filesOf()];
    const read = (file: string) => files.readMemo(folder, file, [folder]);
    assert.deepEqual(await read('memos/a.md'), { status: 'read', sha256: digest, text: memo.slice(1) });
    assert.deepEqual(await read('memos/absent.md'), { status: 'absent' });
    assert.deepEqual(await read('../secret.md'), { status: 'outside' });
    assert.deepEqual(await read('/etc/passwd'), { status: 'outside' });
    assert.equal((await read('broken.regimen')).status, 'unreadable');
  });
}

test('a link out of the folder is not followed, and said to be left out', async () => {
  const folder = URI.file(path.join(root, 'ruleset'));
  const files = diskWorkspace(editor());
  assert.deepEqual(await files.readMemo(folder, 'memos/link.md', [folder]), { status: 'outside' });
  const link = path.join(root, 'ruleset', 'loop');
  const { omissions } = await files.findSources(folder);
  assert.deepEqual(omissions, [`${link} is a link out of its folder, which is not followed.`]);
  const client = await Client.start({}, { folders: [folder.path], files });
  assert.deepEqual(client.messages, [
    `Rules that lie there are part of no ruleset: ${link} is a link out of its folder, which is not followed.`,
  ]);
  client.dispose();
});
