import { createHash } from 'node:crypto';
import { URI, UriUtils } from 'langium';
import type { WorkspaceFiles } from '../../server/workspace-files.ts';

/** A workspace that holds files by path, and no disk. */
export function memoryWorkspace(files: ReadonlyMap<string, string>): WorkspaceFiles {
  return {
    async findSources(folder) {
      const below = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
      const paths = [...files.keys()].filter((path) => path.startsWith(below) && path.endsWith('.regimen'));
      return { sources: paths.map((path) => URI.file(path)), omissions: [] };
    },
    async readSource({ path }) {
      const text = files.get(path);
      return text === undefined ? { problem: 'there is no such file' } : { text };
    },
    async readMemo(folder, file, within) {
      const uri = UriUtils.joinPath(folder, file);
      const text = files.get(uri.path);
      if (!within.some((each) => UriUtils.contains(each, uri))) return { status: 'outside' };
      if (text === undefined) return { status: 'absent' };
      return { status: 'read', sha256: createHash('sha256').update(text).digest('hex'), text };
    },
    async kindOf({ path }) {
      if (files.has(path)) return 'file';
      return [...files.keys()].some((each) => each.startsWith(`${path}/`)) ? 'folder' : 'absent';
    },
  };
}
