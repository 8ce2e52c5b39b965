import type { FileSystemNode, FileSystemProvider, URI } from 'langium';
import type { MemoText } from './ruleset-files.ts';

/** How the server reads a workspace: from the disk, or through the editor. No method throws for what lies there. */
export interface WorkspaceFiles {
  findSources(folder: URI): Promise<FoundFiles>;
  /** A source without its byte order mark; `problem` ends a sentence: "it is larger than 16 MB". */
  readSource(uri: URI): Promise<{ text: string } | { problem: string }>;
  /** A memo by its path from a folder; it must lie in one of the folders `within`. */
  readMemo(folder: URI, file: string, within: readonly URI[]): Promise<MemoText>;
  kindOf(uri: URI): Promise<'file' | 'folder' | 'absent'>;
}

export interface FoundFiles {
  /** The `.regimen` files in a folder and below it. */
  sources: URI[];
  /** What is left out that may hold more of them; each a sentence. */
  omissions: string[];
}

/** What Langium reads documents by. It remembers which of them could not be read, and why. */
export class SourceProvider implements FileSystemProvider {
  private readonly files: WorkspaceFiles;
  private readonly problems = new Map<string, string>();

  constructor(files: WorkspaceFiles) {
    this.files = files;
  }

  /** Why a source could not be read when it was read last. */
  problemOf(uri: URI): string | undefined {
    return this.problems.get(uri.toString());
  }

  async readFile(uri: URI): Promise<string> {
    const read = await this.files.readSource(uri);
    if ('text' in read) {
      this.problems.delete(uri.toString());
      return read.text;
    }
    this.problems.set(uri.toString(), read.problem);
    return '';
  }

  async stat(uri: URI): Promise<FileSystemNode> {
    const kind = await this.files.kindOf(uri);
    if (kind === 'absent') throw new Error(`${uri.toString()} is absent`);
    return { uri, isFile: kind === 'file', isDirectory: kind === 'folder' };
  }

  async exists(uri: URI): Promise<boolean> {
    return (await this.files.kindOf(uri)) !== 'absent';
  }

  readBinary(): Promise<Uint8Array> {
    throw unused();
  }

  readDirectory(): Promise<FileSystemNode[]> {
    throw unused();
  }

  statSync(): FileSystemNode {
    throw unused();
  }

  existsSync(): boolean {
    throw unused();
  }

  readFileSync(): string {
    throw unused();
  }

  readBinarySync(): Uint8Array {
    throw unused();
  }

  readDirectorySync(): FileSystemNode[] {
    throw unused();
  }
}

function unused(): Error {
  return new Error('Langium reads documents one by one, and asynchronously');
}
