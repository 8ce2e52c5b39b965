import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type RegimenApi } from './activation.ts';
import { ask } from './ask.ts';
import { registerTasks } from './tasks.ts';

/** On the desktop and on a remote machine: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<RegimenApi> {
  const server = {
    module: Uri.joinPath(context.extensionUri, 'out', 'server', 'main.cjs').fsPath,
    transport: TransportKind.ipc,
  };
  const api = await activateWith(context, (options) => new LanguageClient('regimen', 'Regimen', server, options));
  const commandLine = Uri.joinPath(context.extensionUri, 'out', 'server', 'cli.cjs').fsPath;
  const rulesetFolders = async () =>
    (await ask(api.client, 'regimen/rulesets', null)).map(({ folder }) => Uri.parse(folder, true));
  context.subscriptions.push(registerTasks(commandLine, rulesetFolders));
  return api;
}
