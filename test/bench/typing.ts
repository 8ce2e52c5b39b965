import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** A keystroke in a file of a folder, which brings or ends an error there. */
export interface Keystroke {
  file: string;
  /** What stands in the file, and what a keystroke makes of it. */
  from: string;
  to: string;
}

/** In milliseconds by the clock: of the keystrokes, and from the start to the first diagnostics. */
export interface Typing {
  p50: number;
  p95: number;
  opening: number;
}

/**
 * Opens the folder with a language server, types `edits` times and takes it back in turn, and waits each time for the diagnostics of the
 * text. Each keystroke comes `pause` milliseconds after these, when the analysis of the one before may be underway.
 */
export async function typed(main: string, folder: string, edit: Keystroke, edits: number, pause = 0): Promise<Typing> {
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
  const text = readFileSync(path.join(folder, edit.file), 'utf8');
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
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
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
