import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type RegimenApi } from './activation.ts';
import { registerTasks } from './tasks.ts';

/** On the desktop and on a remote machine: the server is a process of its own. */
export function activate(context: ExtensionContext): Promise<RegimenApi> {
  const server = {
    module: Uri.joinPath(context.extensionUri, 'out', 'server', 'main.cjs').fsPath,
    transport: TransportKind.ipc,
  };
  context.subscriptions.push(registerTasks(Uri.joinPath(context.extensionUri, 'out', 'server', 'cli.cjs').fsPath));
  return activateWith(context, (options) => new LanguageClient('regimen', 'Regimen', server, options));
}
