import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Host } from './host.ts';

export interface VscodeServer {
  port: number;
  /** The address of a workbench, with the token that it asks for. */
  page(parameters: Record<string, string>): string;
  /** Ends the server, its extension hosts and watchers. */
  stop(): Promise<void>;
  /** Settles when the server ends by itself. */
  ended: Promise<void>;
}

export interface ServerFolders {
  /** What the server itself keeps. */
  data: string;
  /** Settings, in `User/settings.json`. */
  user: string;
  extensions: string;
}

/** Under `root`, every folder that a server needs. */
export function serverFolders(root: string): ServerFolders {
  return { data: path.join(root, 'data'), user: path.join(root, 'user'), extensions: path.join(root, 'extensions') };
}

/** A quiet workbench that looks alike each time. The web's default saves every edit after a second, which tests must not. */
const settings = {
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'editor.fontFamily': 'monospace',
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'window.title': 'Regimen',
  'workbench.reduceMotion': 'on',
};

/** Starts VS Code's own web server on a free loopback port, with further options of its own. `log` gets what it prints. */
export async function startVscodeServer(
  host: Host,
  folders: ServerFolders,
  options: string[] = [],
  log: (text: string) => void = () => {},
): Promise<VscodeServer> {
  const settingsFile = path.join(folders.user, 'User', 'settings.json');
  mkdirSync(path.dirname(settingsFile), { recursive: true });
  mkdirSync(folders.extensions, { recursive: true });
  if (!existsSync(settingsFile)) writeFileSync(settingsFile, JSON.stringify(settings, null, 2));

  const token = randomBytes(16).toString('hex');
  const server = spawn(
    host.node,
    [
      ...[host.server, '--host', '127.0.0.1', '--port', '0', '--connection-token', token],
      ...options,
      ...['--accept-server-license-terms', '--disable-telemetry', '--disable-experiments', '--disable-workspace-trust'],
      // An extension host that lost its page otherwise lives for hours.
      ...['--reconnection-grace-time', '10'],
      ...['--server-data-dir', folders.data, '--user-data-dir', folders.user, '--extensions-dir', folders.extensions],
    ],
    {
      // A process group of its own, so that its extension hosts and watchers end with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // No gallery: nothing is asked of the network.
      env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const port = await listeningPort(server, log);
  return {
    port,
    page: (parameters) => `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: token, ...parameters })}`,
    stop: () => endGroup(server, ended),
    ended,
  };
}

/** Installs a packaged extension for the servers that start later on the same folders. */
export function installExtension(host: Host, folders: ServerFolders, vsix: string): void {
  const where = ['--server-data-dir', folders.data, '--extensions-dir', folders.extensions];
  execFileSync(
    host.node,
    [host.server, '--accept-server-license-terms', ...where, '--install-extension', vsix, '--force'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
}

function listeningPort(server: ChildProcess, log: (text: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (data: Buffer) => {
      printed += data;
      log(String(data));
      const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
      if (port) resolve(Number(port));
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', reject);
    server.once('exit', (code, signal) =>
      reject(new Error(`The VS Code server ended early (${code ?? signal})\n${printed}`)),
    );
  });
}

/** Asks first, insists after five seconds. */
async function endGroup(server: ChildProcess, ended: Promise<void>): Promise<void> {
  if (server.pid === undefined) return;
  signalGroup(server.pid, 'SIGTERM');
  const insist = setTimeout(signalGroup, 5000, server.pid, 'SIGKILL');
  await ended;
  clearTimeout(insist);
  signalGroup(server.pid, 'SIGKILL');
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // The whole group has ended already.
  }
}
