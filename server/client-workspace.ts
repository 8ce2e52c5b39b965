import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { ClientRequests } from './protocol.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** The workspace as the editor reads it for a server that has no disk. */
export function clientWorkspace(connection: Connection): WorkspaceFiles {
  /** Undefined where the editor does not know the request, or fails to answer it. */
  async function ask<Method extends keyof ClientRequests>(
    method: Method,
    params: ClientRequests[Method]['params'],
  ): Promise<ClientRequests[Method]['result'] | undefined> {
    return connection.sendRequest<ClientRequests[Method]['result']>(method, params).catch(() => undefined);
  }

  async function read(uri: URI): Promise<{ bytes: Uint8Array; text: string } | 'absent' | 'malformed'> {
    const base64 = await ask('regimen/readFile', { uri: uri.toString() });
    if (base64 === undefined || base64 === null) return 'absent';
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    try {
      return { bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      return 'malformed';
    }
  }

  const findSources = async (folder: URI) => {
    const found = (await ask('regimen/findFiles', { uri: folder.toString() })) ?? [];
    return { sources: found.map((uri) => URI.parse(uri)), omissions: [] };
  };

  return {
    findSources,
    async readSource(uri) {
      const file = await read(uri);
      if (file === 'absent') return { problem: 'the editor cannot read it' };
      return file === 'malformed' ? { problem: 'it is not UTF-8' } : { text: file.text };
    },
    async readMemo(folder, path, within) {
      const uri = UriUtils.joinPath(folder, path);
      const isAbsolute = path.startsWith('/') || path.startsWith('\\') || /^[a-z]:/i.test(path);
      if (isAbsolute || !within.some((each) => UriUtils.contains(each, uri))) return { status: 'outside' };
      const file = await read(uri);
      if (file === 'absent') return { status: 'absent' };
      if (file === 'malformed') return { status: 'unreadable', why: 'It is not UTF-8.' };
      return { status: 'read', sha256: bytesToHex(sha256(file.bytes)), text: file.text };
    },
    async kindOf(uri) {
      if ((await ask('regimen/readFile', { uri: uri.toString() })) != null) return 'file';
      return (await findSources(uri)).sources.length > 0 ? 'folder' : 'absent';
    },
  };
}
