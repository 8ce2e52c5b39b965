import type { CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerRequests } from '../server/protocol.ts';

/** Sends one of the server's own requests. Starts the server first, where it stayed stopped after crashes. */
export async function ask<Method extends keyof ServerRequests>(
  client: BaseLanguageClient,
  method: Method,
  params: ServerRequests[Method]['params'],
  token?: CancellationToken,
): Promise<ServerRequests[Method]['result']> {
  await client.start();
  return client.sendRequest<ServerRequests[Method]['result']>(method, params, token);
}
