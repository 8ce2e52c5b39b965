import {
  DefaultWorkspaceManager,
  type FileSystemNode,
  type LangiumSharedCoreServices,
  URI,
  UriUtils,
  type WorkspaceFolder,
} from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { WorkspaceFiles } from './workspace-files.ts';

/** Finds the documents of the workspace's folders. */
export class RulesetWorkspace extends DefaultWorkspaceManager {
  private readonly files: WorkspaceFiles;
  private readonly connection: Connection;

  constructor(services: LangiumSharedCoreServices, files: WorkspaceFiles, connection: Connection) {
    super(services);
    this.files = files;
    this.connection = connection;
    this.initialBuildOptions = { validation: true };
  }

  get folderUris(): URI[] {
    return (this.folders ?? []).map(({ uri }) => URI.parse(uri));
  }

  /** Takes other folders; the caller has their documents read or forgotten. */
  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.folders = [...(this.folders ?? []).filter(({ uri }) => !gone.has(uri)), ...added];
  }

  protected override async traverseFolder(folder: URI, uris: URI[]): Promise<void> {
    const { sources, omissions } = await this.files.findSources(folder);
    uris.push(...sources);
    const [first, ...others] = omissions;
    if (first === undefined) return;
    const rest = others.length === 0 ? '' : ` (and ${others.length} more of the kind)`;
    this.connection.window.showWarningMessage(`Rules that lie there are part of no ruleset: ${first}${rest}`);
  }

  override shouldIncludeEntry({ uri, isFile }: FileSystemNode): boolean {
    return isFile && this.mayHoldSource(uri);
  }

  /** Whether a file is a source of one of the folders; what lies in a folder that is hidden, or holds packages, is not. */
  mayHoldSource(uri: URI): boolean {
    const folder = this.folderUris.find((each) => UriUtils.contains(each, uri));
    if (!folder || !uri.path.endsWith('.regimen')) return false;
    const names = uri.path.slice(folder.path.length).split('/').slice(0, -1);
    return !names.some((name) => name.startsWith('.') || name === 'node_modules');
  }
}
