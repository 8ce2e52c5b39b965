import { type TextDocument, URI } from 'langium';
import { DefaultDocumentUpdateHandler } from 'langium/lsp';
import {
  type Connection,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type TextDocumentChangeEvent,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { libraryScheme } from '../language/syntax/program.ts';
import type { ServerServices } from './services.ts';
import type { RulesetWorkspace } from './workspace.ts';

/**
 * Follows what happens to files. While a document is open, its text in the editor is what counts, whatever becomes of the file; when
 * it is closed, the file is, if there is one in the workspace.
 */
export class DocumentUpdates extends DefaultDocumentUpdateHandler {
  private readonly services: ServerServices;
  private readonly workspace: RulesetWorkspace;

  constructor(services: ServerServices, connection: Connection) {
    super(services);
    this.services = services;
    this.workspace = services.workspace.WorkspaceManager;
    services.workspace.DocumentBuilder.onUpdate((_, deleted) => {
      for (const uri of deleted) services.regimen.Reported.forget(uri.toString());
      services.regimen.Analyses.schedule();
    });
    let canChangeFolders = false;
    services.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      canChangeFolders = capabilities.workspace?.workspaceFolders ?? false;
    });
    services.lsp.LanguageServer.onInitialized(() => {
      if (canChangeFolders) connection.workspace.onDidChangeWorkspaceFolders((event) => void this.changeFolders(event));
    });
  }

  private async changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    this.workspace.changeFolders(added, removed);
    const found = await Promise.all(added.map(({ uri }) => this.workspace.searchFolder(URI.parse(uri))));
    const gone = removed
      .flatMap(({ uri }) => this.services.workspace.LangiumDocuments.getDocuments(URI.parse(uri)))
      .filter((document) => !this.isOpen(document.uri) && !this.workspace.mayHoldSource(document.uri));
    this.fireDocumentUpdate(
      found.flat(),
      gone.map((document) => document.uri),
    );
  }

  /** A change waits for an analysis that is under way, which therefore makes room for it. */
  protected override fireDocumentUpdate(changed: URI[], deleted: URI[]): void {
    this.services.regimen.Analyses.interrupt();
    super.fireDocumentUpdate(changed, deleted);
  }

  override didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): void {
    const changed = new Map<string, URI>();
    const deleted = new Map<string, URI>();
    const { Memos, Analyses } = this.services.regimen;
    for (const change of changes) {
      const uri = URI.parse(change.uri);
      if (Memos.forget(uri)) Analyses.schedule();
      if (change.type === FileChangeType.Deleted) {
        for (const document of this.services.workspace.LangiumDocuments.getDocuments(uri)) {
          if (!this.isOpen(document.uri)) deleted.set(document.uri.toString(), document.uri);
        }
      } else if (!this.isOpen(uri) && (this.workspace.mayHoldSource(uri) || mayBeFolder(uri))) {
        changed.set(change.uri, uri);
      }
    }
    if (changed.size + deleted.size > 0) this.fireDocumentUpdate([...changed.values()], [...deleted.values()]);
  }

  didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = URI.parse(document.uri);
    if (uri.scheme !== libraryScheme) void this.takeFromFile(uri);
  }

  private async takeFromFile(uri: URI): Promise<void> {
    const isSource = this.workspace.mayHoldSource(uri) && (await this.services.regimen.Files.kindOf(uri)) === 'file';
    if (this.isOpen(uri)) return;
    this.fireDocumentUpdate(isSource ? [uri] : [], isSource ? [] : [uri]);
  }

  private isOpen(uri: URI): boolean {
    return this.services.workspace.TextDocuments.get(uri) !== undefined;
  }
}

/** A folder that came into being is told by its name alone; names of folders seldom look like those of files. */
function mayBeFolder(uri: URI): boolean {
  return !/\.\w+$/.test(uri.path);
}
