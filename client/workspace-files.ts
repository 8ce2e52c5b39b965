import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClientRequests } from '../server/protocol.ts';

type Answer<Method extends keyof ClientRequests> = (
  params: ClientRequests[Method]['params'],
) => Promise<ClientRequests[Method]['result']>;

/** Lets a server that has no disk read the workspace through the editor, and nothing outside the workspace. */
export function serveWorkspaceFiles(client: BaseLanguageClient): void {
  const readFile: Answer<'regimen/readFile'> = async ({ uri }) => {
    const file = Uri.parse(uri, true);
    if (!workspace.getWorkspaceFolder(file)) return null;
    return workspace.fs.readFile(file).then(toBase64, () => null);
  };
  const findFiles: Answer<'regimen/findFiles'> = async ({ uri }) => {
    const folder = Uri.parse(uri, true);
    if (!workspace.getWorkspaceFolder(folder)) return [];
    return (await regimenFilesBelow(folder)).map(String).sort();
  };
  client.onRequest('regimen/readFile', readFile);
  client.onRequest('regimen/findFiles', findFiles);
}

/** Walks the folders itself, because a virtual file system need not support the editor's search. Links are not followed. */
async function regimenFilesBelow(folder: Uri): Promise<Uri[]> {
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  const found = entries.map(async ([name, type]) => {
    const entry = Uri.joinPath(folder, name);
    if (type === FileType.File && name.endsWith('.regimen')) return [entry];
    if (type === FileType.Directory && !name.startsWith('.') && name !== 'node_modules')
      return regimenFilesBelow(entry);
    return [];
  });
  return (await Promise.all(found)).flat();
}

/** By parts, because a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  const part = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += part) {
    binary += String.fromCharCode(...bytes.subarray(start, start + part));
  }
  return btoa(binary);
}
