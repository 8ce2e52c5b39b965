import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { readMemoSource } from './memo-text.ts';
import type { ClientRequests } from './protocol.ts';
import { decodeUtf8 } from './utf8.ts';
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

  async function read(uri: URI): Promise<Uint8Array | undefined> {
    const base64 = await ask('regimen/readFile', { uri: uri.toString() });
    if (base64 === undefined || base64 === null) return undefined;
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  }

  const findSources = async (folder: URI) => {
    const found = (await ask('regimen/findFiles', { uri: folder.toString() })) ?? [];
    return { sources: found.map((uri) => URI.parse(uri)), omissions: [] };
  };

  return {
    findSources,
    async readSource(uri) {
      const bytes = await read(uri);
      if (!bytes) return { problem: 'the editor cannot read it' };
      const decoded = decodeUtf8(bytes);
      return 'problem' in decoded ? decoded : { text: decoded.text };
    },
    async readMemo(folder, path, within) {
      const uri = UriUtils.joinPath(folder, path);
      const isAbsolute = path.startsWith('/') || path.startsWith('\\') || /^[a-z]:/i.test(path);
      if (isAbsolute || !within.some((each) => UriUtils.contains(each, uri))) return { status: 'outside' };
      const bytes = await read(uri);
      if (!bytes) return { status: 'absent' };
      const digest = bytesToHex(sha256(bytes));
      const reading = await readMemoSource(uri.path, bytes);
      if ('why' in reading) return { status: 'unreadable', why: reading.why };
      return { status: 'read', sha256: digest, text: reading.source.text };
    },
    async kindOf(uri) {
      if ((await ask('regimen/readFile', { uri: uri.toString() })) != null) return 'file';
      return (await findSources(uri)).sources.length > 0 ? 'folder' : 'absent';
    },
  };
}
