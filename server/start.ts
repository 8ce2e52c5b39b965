import { startLanguageServer } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { createServices } from './module.ts';
import { answerRequests } from './requests.ts';
import { readSettings } from './settings.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** Serves an editor over a connection, which reads the workspace by `files`. Returns at once; the connection goes on. */
export function startServer(connection: Connection, files: WorkspaceFiles): void {
  const { shared } = createServices(connection, files);
  const { ConfigurationProvider: configuration } = shared.workspace;
  const { Analyses: analyses, Reported: reported } = shared.regimen;
  const applySettings = (sent: unknown) => {
    analyses.settings = readSettings(sent);
    reported.sendAgain(shared.workspace.LangiumDocuments.all);
  };
  const setting = (name: string): Promise<unknown> => configuration.getConfiguration('regimen', name);
  void configuration.ready.then(async () =>
    applySettings({
      asOf: await setting('asOf'),
      whatIf: await setting('whatIf'),
      severity: await setting('severity'),
    }),
  );
  configuration.onConfigurationSectionUpdate(({ section, configuration: sent }) => {
    if (section === 'regimen') applySettings(sent);
  });
  answerRequests(connection, shared);
  startLanguageServer(shared);
}
