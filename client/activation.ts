import { Disposable, type ExtensionContext, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { provideCompiledSchema } from './compiled-schema.ts';
import { showCitedPassages } from './memo-passages.ts';
import { restartAfterCrash } from './restarts.ts';
import { OutputDocuments } from './views/output-documents.ts';
import { serveWorkspaceFiles } from './workspace-files.ts';

/** What the extension gives to other extensions, and to its tests. */
export interface RegimenApi {
  client: BaseLanguageClient;
}

/** Starts the server and registers everything that is the same on the desktop and in the browser. */
export async function activateWith(
  context: ExtensionContext,
  newClient: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<RegimenApi> {
  const client: BaseLanguageClient = newClient({
    documentSelector: documentSchemes().map((scheme) => ({ language: 'regimen', scheme })),
    outputChannelName: 'Regimen',
    errorHandler: restartAfterCrash(() => client),
    // Hovers quote memos, which anybody may have written: no HTML, and no link that runs a command.
    markdown: { isTrusted: false, supportHtml: false },
  });
  serveWorkspaceFiles(client);
  const documents = new OutputDocuments();
  context.subscriptions.push(
    documents,
    registerCommands(client, documents),
    showCitedPassages(client),
    provideCompiledSchema(context.extensionUri),
    new Disposable(() => client.dispose()),
  );
  await client.start();
  return { client };
}

/**
 * Documents of the workspace, new ones, and the standard library. Others, such as the old version of a file in a comparison,
 * would declare every name of the ruleset a second time.
 */
function documentSchemes(): string[] {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', 'regimen-library', ...folders])];
}
