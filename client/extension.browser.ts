import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
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
async function startWorker(script: Uri): Promise<MessageTransports> {
  const source = await readScript(script);
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'Regimen language server' });
  // Not the worker itself: in an extension host that is a worker, it is no instance of the `Worker` that the client looks for.
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** An extension that is served over HTTP need not be readable as a file. */
async function readScript(script: Uri): Promise<BlobPart> {
  try {
    return new Uint8Array(await workspace.fs.readFile(script));
  } catch {
    return await (await fetch(script.toString(true))).arrayBuffer();
  }
}
