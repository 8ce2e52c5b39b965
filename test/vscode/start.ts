// `npm start`: VS Code in the browser, with the extension as it is packaged, on the examples or on the folder given.
// Prints the address on a line of its own and goes on until Ctrl-C.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureHost, hostRunsHere } from './host.ts';
import { packageExtension } from './package-extension.ts';
import { installExtension, serverFolders, startVscodeServer, type VscodeServer } from './vscode-server.ts';

if (!hostRunsHere) {
  console.error(
    'VS Code in the browser comes as packages for Linux on x64. Elsewhere, install the extension in your VS Code:',
  );
  console.error('npm run package && code --install-extension regimen-*.vsix');
  process.exit(2);
}

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../examples'));
if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`${folder} is not a folder.`);
  process.exit(2);
}

const temporary = mkdtempSync(path.join(tmpdir(), 'regimen-start-'));
let server: VscodeServer | undefined;
let stopping = false;

async function stop(code: number): Promise<void> {
  stopping = true;
  await server?.stop();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));

try {
  const host = ensureHost();
  const folders = serverFolders(temporary);
  installExtension(host, folders, packageExtension(temporary));
  server = await startVscodeServer(host, folders);
  console.log(server.page({ folder }));
  await server.ended;
  if (!stopping) {
    console.error('The VS Code server has ended by itself.');
    await stop(1);
  }
} catch (error) {
  console.error(error);
  await stop(1);
}
