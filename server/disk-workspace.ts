import { realpath, stat } from 'node:fs/promises';
import { URI } from 'langium';
import { findSources, readMemoText, readSource } from './ruleset-files.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** The workspace on the disk; `elsewhere` reads what has another scheme than `file:`. */
export function diskWorkspace(elsewhere: WorkspaceFiles): WorkspaceFiles {
  const isOnDisk = (uri: URI) => uri.scheme === 'file';
  return {
    async findSources(folder) {
      if (!isOnDisk(folder)) return elsewhere.findSources(folder);
      const { paths, links, unreadable } = await findSources(folder.fsPath);
      return {
        sources: paths.map((path) => URI.file(path)),
        omissions: [
          ...links.map((path) => `${path} is a link out of its folder, which is not followed.`),
          ...unreadable.map(({ path, why }) => `${path} cannot be read: ${why}.`),
        ],
      };
    },
    async readSource(uri) {
      if (!isOnDisk(uri)) return elsewhere.readSource(uri);
      const read = await readSource(uri.fsPath);
      return 'text' in read ? { text: read.text } : read;
    },
    async readMemo(folder, file, within) {
      if (!isOnDisk(folder)) return elsewhere.readMemo(folder, file, within);
      const folders = await Promise.all(within.filter(isOnDisk).map((each) => realPath(each.fsPath)));
      return readMemoText(await realPath(folder.fsPath), file, folders);
    },
    async kindOf(uri) {
      if (!isOnDisk(uri)) return elsewhere.kindOf(uri);
      const found = await stat(uri.fsPath).catch(() => undefined);
      return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : 'absent';
    },
  };
}

function realPath(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}
