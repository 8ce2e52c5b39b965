import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type RegimenApi } from './activation.ts';

/** In the browser: the server is a worker. */
export function activate(context: ExtensionContext): Promise<RegimenApi> {
  const script = Uri.joinPath(context.extensionUri, 'out', 'server', 'main.browser.js');
  return activateWith(
    context,
    (options) => new LanguageClient('regimen', 'Regimen', () => startWorker(script), options),
  );
}

/** From a `blob:` address, because the editor refuses a worker whose script lies on a remote machine. */
async function startWorker(script: Uri): Promise<Worker> {
  const source = await readScript(script);
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return new Worker(address, { name: 'Regimen language server' });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** An extension that is served over HTTP need not be readable as a file. */
async function readScript(script: Uri): Promise<BlobPart> {
  try {
    return new Uint8Array(await workspace.fs.readFile(script));
  } catch {
    return await (await fetch(script.toString(true))).arrayBuffer();
  }
}
