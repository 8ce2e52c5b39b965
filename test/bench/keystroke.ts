// `node test/bench/keystroke.ts [RULES] [EDITS]`: from a keystroke to the diagnostics of the text, over the real protocol, beside bare
// Langium with the same grammar and the same files. The edit makes a name unknown and known again, so that both have news to tell.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { librarySources } from '../../language/library/sources.ts';
import { countries } from './countries.ts';
import { sparse, workload } from './workload.ts';
import { textOf } from './workload-text.ts';

const rules = Number(process.argv[2] ?? 10_000);
const edits = Number(process.argv[3] ?? 20);
const parameters = { ...sparse, rules };
const files = textOf(workload(parameters, countries));
const servers = { regimen: '../../server/main.ts', bare: './bare-server.ts' };

interface Edit {
  what: string;
  file: string;
  /** What stands in the file, and what a keystroke makes of it. */
  from: string;
  to: string;
  /** Whether every file of rules has a name that is unknown all the time. */
  unknownEverywhere: boolean;
}

const rulesFile = 'rules-0001.regimen';
const kinds: Edit[] = [
  { what: 'a rule', file: rulesFile, from: ' items M', to: ' items Q', unknownEverywhere: false },
  { what: 'a rule, unknown names', file: rulesFile, from: ' items M', to: ' items Q', unknownEverywhere: true },
  {
    what: 'a definition',
    file: 'declarations.regimen',
    from: 'members US,',
    to: 'members QQ,',
    unknownEverywhere: false,
  },
];

console.log(`seed ${parameters.seed}, ${rules} rules in ${files.size} files, ${edits} keystrokes each; milliseconds`);
console.log('edit in                    regimen p50      p95     bare p50      p95    ratio   opening regimen / bare');
for (const kind of kinds) {
  const ours = await measured('regimen', kind);
  const theirs = await measured('bare', kind);
  const cells = [ours.p50, ours.p95, theirs.p50, theirs.p95].map((each) => each.toFixed(1).padStart(9)).join('');
  const ratio = (ours.p50 / theirs.p50).toFixed(3);
  console.log(
    `${kind.what.padEnd(26)}${cells}   ${ratio}   ${Math.round(ours.opening)} / ${Math.round(theirs.opening)}`,
  );
}

async function measured(
  server: keyof typeof servers,
  edit: Edit,
): Promise<{ p50: number; p95: number; opening: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'regimen-bench-'));
  try {
    writeFiles(folder, server === 'bare', edit.unknownEverywhere);
    return await session(path.resolve(import.meta.dirname, servers[server]), folder, edit);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bare Langium has no standard library, so that it finds it among the files. */
function writeFiles(folder: string, isBare: boolean, unknownEverywhere: boolean): void {
  for (const [name, text] of files) {
    const isRules = name.includes('/rules-');
    const unknown =
      isRules && unknownEverywhere ? `\nrule N0:${path.basename(name, '.regimen')} { to Nowhere permits }\n` : '';
    writeFileSync(path.join(folder, path.basename(name)), text + unknown);
  }
  if (!isBare) return;
  mkdirSync(path.join(folder, 'library'));
  for (const [name, text] of Object.entries(librarySources)) writeFileSync(path.join(folder, 'library', name), text);
}

async function session(
  main: string,
  folder: string,
  edit: Edit,
): Promise<{ p50: number; p95: number; opening: number }> {
  const server = spawn(process.execPath, ['--max-old-space-size=4096', main, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = pathToFileURL(path.join(folder, edit.file)).toString();
  let told: () => void = () => undefined;
  let latest: number | undefined;
  connection.onNotification('textDocument/publishDiagnostics', (sent: PublishDiagnosticsParams) => {
    if (sent.uri !== uri) return;
    latest = sent.diagnostics.filter(({ severity }) => severity === 1).length;
    told();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  connection.listen();
  const rootUri = pathToFileURL(folder).toString();
  const workspaceFolders = [{ uri: rootUri, name: 'bench' }];
  const started = performance.now();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri, capabilities: {}, workspaceFolders });
  await connection.sendNotification('initialized', {});
  const text = files.get(`/bench/${edit.file}`)!;
  const at = text.indexOf(edit.from);
  const before = text.slice(0, at).split('\n');
  const line = before.length - 1;
  const start = { line, character: before[line]!.length };
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'regimen', version: 1, text },
  });
  while (latest === undefined) await news();
  const opening = performance.now() - started;
  // Any request waits until the server is through with what is underway, and what it then told last is what stands.
  const settle = () => connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  await settle();
  const times: number[] = [];
  for (let version = 2; version < 2 + edits + 4; version++) {
    const [from, to] = version % 2 === 0 ? [edit.from, edit.to] : [edit.to, edit.from];
    const range = { start, end: { line, character: start.character + from.length } };
    const errors: number | undefined = latest;
    const began = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: to }],
    });
    while (latest === errors) await news();
    // The first edits warm the server up.
    if (version > 5) times.push(performance.now() - began);
    await settle();
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
  times.sort((a, b) => a - b);
  const at95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  return { p50: times[Math.floor(times.length / 2)] ?? Number.NaN, p95: at95, opening };

  function news(): Promise<void> {
    return new Promise((resolve) => {
      told = resolve;
    });
  }
}
