import { URI, UriUtils } from 'langium';
import { memoPaths } from '../language/analyze.ts';
import { baseFolder } from '../language/compile/base-folder.ts';
import type { MemoFile } from '../language/memo/memo-file.ts';
import { type ReadMemo, readMemo } from '../language/memo/read-memo.ts';
import type { Program } from '../language/syntax/program.ts';
import type { MemoText } from './ruleset-files.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** Keeps the memos of a workspace, read once and made ready once for each content. */
export class MemoFiles {
  private readonly files: WorkspaceFiles;
  private readonly workspaceFolders: () => readonly URI[];
  /** By the URI that a path leads to. */
  private readonly known = new Map<string, MemoFile>();
  private readonly contents = new Map<string, WeakRef<ReadMemo>>();
  /** Grows whenever a file may have changed. */
  version = 0;

  constructor(files: WorkspaceFiles, workspaceFolders: () => readonly URI[]) {
    this.files = files;
    this.workspaceFolders = workspaceFolders;
  }

  /** Reads the memos of a program that are not known yet. */
  async read(program: Program): Promise<ReadonlyMap<string, MemoFile>> {
    const folder = folderOf(program);
    const found = await Promise.all(
      memoPaths(program).map(async (path) => [path, await this.readFile(folder, path)] as const),
    );
    return new Map(found);
  }

  /** The memos of a program; undefined where one of them was not read yet. */
  readAlready(program: Program): ReadonlyMap<string, MemoFile> | undefined {
    const folder = folderOf(program);
    const found = new Map<string, MemoFile>();
    for (const path of memoPaths(program)) {
      const file = this.known.get(uriOf(folder, path).toString());
      if (!file) return undefined;
      found.set(path, file);
    }
    return found;
  }

  /** Whether a path leads to a memo that could be read. */
  isRead(program: Program, path: string): boolean {
    return this.known.get(uriOf(folderOf(program), path).toString())?.status === 'read';
  }

  /** Forgets the memos at or below a URI; false where none was known. */
  forget(changed: URI): boolean {
    const gone = [...this.known.keys()].filter((uri) => UriUtils.contains(changed, uri));
    for (const uri of gone) this.known.delete(uri);
    this.version += gone.length;
    return gone.length > 0;
  }

  private async readFile(folder: URI, path: string): Promise<MemoFile> {
    const uri = uriOf(folder, path).toString();
    const version = this.version;
    const known = this.known.get(uri);
    if (known) return known;
    const within = this.workspaceFolders().filter((each) => UriUtils.contains(each, folder));
    const file = this.ready(await this.files.readMemo(folder, path, [folder, ...within]));
    // A file that changed while it was read is read again the next time.
    if (this.version === version) this.known.set(uri, file);
    return file;
  }

  private ready(text: MemoText): MemoFile {
    switch (text.status) {
      case 'absent':
      case 'outside':
        return { status: text.status };
      case 'unreadable':
        return text;
      case 'read': {
        let memo = this.contents.get(text.sha256)?.deref();
        if (!memo) {
          memo = readMemo(text.text);
          this.contents.set(text.sha256, new WeakRef(memo));
        }
        return { status: 'read', sha256: text.sha256, memo };
      }
    }
  }
}

/** The folder from which a program's paths are read. */
export function folderOf(program: Program): URI {
  return URI.parse(baseFolder(program));
}

/** Where a memo's path leads. */
export function uriOf(folder: URI, path: string): URI {
  return UriUtils.joinPath(folder, path);
}
