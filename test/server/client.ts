import { PassThrough } from 'node:stream';
import { URI } from 'langium';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type LogMessageParams,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ShowMessageParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceFolder,
} from 'vscode-languageserver-protocol/node';
import type { ServerRequests } from '../../server/protocol.ts';
import { startServer } from '../../server/start.ts';
import type { WorkspaceFiles } from '../../server/workspace-files.ts';
import { memoryWorkspace } from './memory-workspace.ts';

export interface ClientOptions {
  /** Paths of the workspace's folders; the root by default. */
  folders?: string[];
  settings?: unknown;
  capabilities?: object;
  files?: WorkspaceFiles;
}

/** An editor in the tests: it speaks LSP with a server in the same process, over streams in memory. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly files: Map<string, string>;
  /** What the server sent last for each document, by path. */
  readonly published = new Map<string, Diagnostic[]>();
  /** How often the server sent diagnostics. */
  publications = 0;
  readonly messages: string[] = [];
  private told: (message: string) => void = () => undefined;
  /** The first message that the server shows. */
  readonly message = new Promise<string>((resolve) => {
    this.told = resolve;
  });
  readonly log: string[] = [];
  capabilities: InitializeResult['capabilities'] = {};
  private settings: unknown;
  private readonly waiting: { path: string; resolve: (diagnostics: Diagnostic[]) => void }[] = [];
  private readonly texts = new Map<string, { text: string; version: number }>();

  private constructor(connection: ProtocolConnection, files: Map<string, string>, settings: unknown) {
    this.connection = connection;
    this.files = files;
    this.settings = settings;
  }

  /** Starts a server on the files given by path, and waits until it has read them. */
  static async start(files: Record<string, string>, options: ClientOptions = {}): Promise<Client> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    const held = new Map(Object.entries(files));
    startServer(server, options.files ?? memoryWorkspace(held));
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const client = new Client(connection, held, options.settings ?? {});
    await client.initialize(options);
    return client;
  }

  private async initialize({ folders = ['/'], capabilities = {} }: ClientOptions): Promise<void> {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      this.publications++;
      const { path } = URI.parse(uri);
      this.published.set(path, diagnostics);
      for (const waiting of this.waiting.splice(0)) {
        if (waiting.path === path) waiting.resolve(diagnostics);
        else this.waiting.push(waiting);
      }
    });
    connection.onNotification('window/logMessage', ({ message }: LogMessageParams) => void this.log.push(message));
    connection.onNotification(
      'window/showMessage',
      ({ message }: ShowMessageParams) => void this.messages.push(message),
    );
    connection.onRequest('window/showMessageRequest', ({ message }: ShowMessageParams) => {
      this.messages.push(message);
      this.told(message);
      return null;
    });
    connection.onRequest('client/registerCapability', () => undefined);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.listen();
    const workspaceFolders: WorkspaceFolder[] = folders.map((path) => ({ uri: uriOf(path), name: path }));
    const result: InitializeResult = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        ...capabilities,
      },
      workspaceFolders,
    });
    this.capabilities = result.capabilities;
    await connection.sendNotification('initialized', {});
    await this.request('regimen/rulesets', null);
  }

  request<Method extends keyof ServerRequests>(
    method: Method,
    params: ServerRequests[Method]['params'],
  ): Promise<ServerRequests[Method]['result']> {
    return this.connection.sendRequest(method, params);
  }

  /** Asks something about a position of a document. */
  ask<Result>(method: string, path: string, position?: Position, more: object = {}): Promise<Result> {
    return this.connection.sendRequest(method, {
      textDocument: { uri: uriOf(path) },
      ...(position ? { position } : {}),
      ...more,
    });
  }

  async open(path: string, text = this.files.get(path) ?? ''): Promise<void> {
    this.texts.set(path, { text, version: 1 });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(path), languageId: 'regimen', version: 1, text },
    });
  }

  async change(path: string, text: string): Promise<void> {
    const version = (this.texts.get(path)?.version ?? 0) + 1;
    this.texts.set(path, { text, version });
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(path), version },
      contentChanges: [{ text }],
    });
  }

  async close(path: string): Promise<void> {
    this.texts.delete(path);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
  }

  /** Changes a file, as another program would, and tells the server; `undefined` deletes it. */
  async write(path: string, text: string | undefined): Promise<void> {
    const type = text === undefined ? 3 : this.files.has(path) ? 2 : 1;
    if (text === undefined) this.files.delete(path);
    else this.files.set(path, text);
    await this.changed(path, type);
  }

  /** Tells the server that something was created (1), changed (2) or deleted (3). */
  async changed(path: string, type: 1 | 2 | 3): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path), type }],
    });
  }

  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: { regimen: settings } });
  }

  /** The diagnostics that the server sends next for a document. */
  nextDiagnostics(path: string): Promise<Diagnostic[]> {
    return new Promise((resolve) => this.waiting.push({ path, resolve }));
  }

  /** The diagnostics of a document once its ruleset is analysed as it is now. */
  async diagnostics(path: string): Promise<Diagnostic[]> {
    await this.request('regimen/compile', { uri: uriOf(path) });
    return this.published.get(path) ?? [];
  }

  dispose(): void {
    this.connection.dispose();
  }
}

export function uriOf(path: string): string {
  return URI.file(path).toString();
}

/** A text without its cursor `<|>`, and where the cursor stands. */
export function withCursor(marked: string): { text: string; position: Position } {
  const offset = marked.indexOf('<|>');
  if (offset < 0) throw new Error('The text has no cursor');
  const before = marked.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { text: marked.slice(0, offset) + marked.slice(offset + 3), position };
}
