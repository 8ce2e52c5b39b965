import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { version } from '../../server/version.ts';
import { pdfOf } from '../support/pdf.ts';
import { folderWith } from './regimen.ts';
import { sample } from './sample.ts';

let built: string;
let program: string;

before(async () => {
  built = await mkdtemp(path.join(os.tmpdir(), 'regimen-'));
  program = path.join(built, 'cli.cjs');
  const bundler = path.join(import.meta.dirname, '../../esbuild.mjs');
  const { status, stderr } = spawnSync(process.execPath, [bundler, '--cli', built], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

after(() => rm(built, { recursive: true, force: true }));

function run(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('the bundle needs no package', () => {
  assert.deepEqual(run('/', '--version'), { status: 0, stdout: `${version}\n`, stderr: '' });
});

test('exit codes and streams are those of the verbs', async (t) => {
  const folder = await folderWith(t, sample);
  assert.equal(run(folder, 'check').status, 0);
  assert.equal(run(folder, 'check', '--fail-on', 'warning').status, 1);
  assert.deepEqual(run(folder, 'check', 'none'), {
    status: 2,
    stdout: '',
    stderr: 'none cannot be read: there is no such file or folder.\n',
  });
  const compiled = run(folder, 'compile');
  assert.deepEqual({ status: compiled.status, stderr: compiled.stderr }, { status: 0, stderr: '' });
  assert.equal(JSON.parse(compiled.stdout).ruleset.title, 'Rockets');
  assert.equal(run(folder, 'compile', '-o', 'out.json').status, 0);
  assert.equal(await readFile(path.join(folder, 'out.json'), 'utf8'), compiled.stdout);
});

test('a PDF is read by a bundle of its own', async (t) => {
  const folder = await folderWith(t, sample);
  await writeFile(path.join(folder, 'tools.pdf'), pdfOf([[{ text: 'Tools are listed.', x: 50, y: 700, size: 10 }]]));
  assert.equal(run(folder, 'memo', 'add', 'tools.pdf', '.').status, 0);
  assert.match(run(folder, 'memo', 'find', 'listed', '.').stdout, /Tools are listed\./);
});

test('long output reaches a slow reader whole, and a reader may have had enough', async (t) => {
  const categories = Array.from({ length: 3000 }, (_, index) => `category X:${index} "Category ${index}"\n`).join('');
  const folder = await folderWith(t, { ...sample, 'more.regimen': categories });
  const whole = run(folder, 'compile').stdout;
  assert.ok(whole.length > 400_000);
  assert.equal(JSON.parse(whole).categories.length, 3001);
  const impatient = spawn(process.execPath, [program, 'compile'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  impatient.stdout.once('data', () => impatient.stdout.destroy());
  const errors: string[] = [];
  impatient.stderr.on('data', (chunk) => errors.push(String(chunk)));
  await once(impatient, 'close');
  assert.deepEqual(errors, []);
});

test('--watch ends with 0 when it is interrupted', {
  skip: process.platform === 'win32' && 'no signals',
}, async (t) => {
  const folder = await folderWith(t, sample);
  const watching = spawn(process.execPath, [program, 'compile', '--watch', '-o', 'out.json'], { cwd: folder });
  await once(watching.stdout, 'data');
  watching.kill('SIGINT');
  assert.deepEqual(await once(watching, 'close'), [0, null]);
});

test('lsp --stdio is a language server', async (t) => {
  const folder = await folderWith(t, sample);
  const server = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: folder });
  const messages = messagesOf(server);
  send(server, { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  const answer = await messages(1);
  assert.equal(
    typeof (answer.result as { capabilities: { hoverProvider: unknown } }).capabilities.hoverProvider,
    'boolean',
  );
  send(server, { method: 'initialized', params: {} });
  send(server, { id: 2, method: 'shutdown' });
  assert.deepEqual(await messages(2), { jsonrpc: '2.0', id: 2, result: null });
  send(server, { method: 'exit' });
  assert.deepEqual(await once(server, 'close'), [0, null]);
});

interface Message {
  id?: number;
  [member: string]: unknown;
}

function send(server: ChildProcess, message: Message): void {
  const json = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin?.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
}

/** Waits for the answer to a request, by its id. */
function messagesOf(server: ChildProcess): (id: number) => Promise<Message> {
  let received = Buffer.alloc(0);
  const answers = new Map<number, Message>();
  const waiting = new Map<number, (message: Message) => void>();
  server.stdout?.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/.exec(received.toString('latin1'));
      const end = header ? header[0].length + Number(header[1]) : Number.POSITIVE_INFINITY;
      if (!header || received.length < end) return;
      const message: Message = JSON.parse(received.subarray(header[0].length, end).toString('utf8'));
      received = received.subarray(end);
      if (message.id === undefined || 'method' in message) continue;
      answers.set(message.id, message);
      waiting.get(message.id)?.(message);
    }
  });
  return async (id) => answers.get(id) ?? new Promise((resolve) => waiting.set(id, resolve));
}
