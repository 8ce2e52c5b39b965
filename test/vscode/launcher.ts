#!/usr/bin/env node
// Stands in for the desktop `code` executable, for @vscode/test-electron: the same arguments (--extensionDevelopmentPath,
// --extensionTestsPath, --user-data-dir, --extensions-dir, a folder), the same exit code. Opens VS Code in a headless Chromium.
// VSCODE_TEST_VERBOSE=1 prints what the workbench and the server log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { ensureHost } from './host.ts';
import { serverFolders, startVscodeServer, type VscodeServer } from './vscode-server.ts';

const timeLimit = 180_000;
const verbose = process.env.VSCODE_TEST_VERBOSE === '1';

const options = new Map<string, string>();
const developed: string[] = [];
let workspace = '';
for (const argument of process.argv.slice(2)) {
  const [, name, value = ''] = /^--([\w-]+)(?:=(.*))?$/s.exec(argument) ?? [];
  if (name === undefined) workspace = argument;
  else if (name === 'extensionDevelopmentPath') developed.push(value);
  else options.set(name, value);
}

const temporary = mkdtempSync(path.join(tmpdir(), 'regimen-vscode-'));
let server: VscodeServer | undefined;
let browser: Browser | undefined;
let finishing = false;

async function finish(code: number): Promise<void> {
  if (finishing) return;
  finishing = true;
  await Promise.allSettled([browser?.close(), server?.stop()]);
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

function fail(error: unknown): void {
  // The reader of our output may have gone away; that is no error of the tests, yet everything must still be stopped.
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) console.error(error);
  void finish(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => finish(130));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
setTimeout(() => {
  console.error(`The tests in VS Code have not ended after ${timeLimit / 1000} seconds.`);
  void finish(124);
}, timeLimit);

const host = ensureHost();
const own = serverFolders(temporary);
server = await startVscodeServer(
  host,
  {
    data: own.data,
    user: options.get('user-data-dir') ?? own.user,
    extensions: options.get('extensions-dir') ?? own.extensions,
  },
  // Without it a built VS Code silently ignores the extension under development and its tests.
  ['--enable-smoke-test-driver'],
  verbose ? console.error : undefined,
);
browser = await launchChromium(host);
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.on('crash', () => fail(new Error('The page crashed.')));
if (verbose) page.on('console', (message) => console.error(message.text()));

// The workbench forwards the console of the extension host to the one, and calls the other when the tests' run() settles.
// Both have to be there before the page is.
const noise =
  /bindings file|watchdog|authentication provider|search provider|as it is disabled\.$|^(Resolv|Creati(ng a socket|on of workbench)|\[reconnection|\[Service Worker|\[AgentHost|\[AccountPolicy|Updating additional builtin|ChatSessionStore)/;
await page.exposeFunction('codeAutomationLog', (type: 'log' | 'warn' | 'error', values: unknown[]) => {
  if (verbose || !noise.test(String(values[0]))) console[type === 'log' ? 'log' : 'error'](...values);
});
await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));

const { port } = server;
const remote = (file: string) => `vscode-remote://127.0.0.1:${port}${encodeURI(path.resolve(file))}`;
await page.goto(
  server.page({
    ...(workspace ? { folder: path.resolve(workspace) } : { ew: 'true' }),
    payload: JSON.stringify([
      ...developed.map((folder) => ['extensionDevelopmentPath', remote(folder)]),
      ['extensionTestsPath', remote(options.get('extensionTestsPath') ?? '')],
      ['skipWelcome', 'true'],
    ]),
  }),
);
