import { DefaultLanguageServer } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { version } from './version.ts';

/** What the server says of itself to an editor. */
export class RegimenLanguageServer extends DefaultLanguageServer {
  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const { capabilities } = super.buildInitializeResult(params);
    return {
      serverInfo: { name: 'Regimen', version },
      capabilities: {
        ...capabilities,
        workspace: { ...capabilities.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }
}
