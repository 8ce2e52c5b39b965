// Bundles what ships (`out/client`, `out/server`) and, unless for a release, what the tests in VS Code run (`out/test`).
// `node esbuild.mjs`            with source maps
// `node esbuild.mjs --release`  minified, without source maps and tests
// `node esbuild.mjs --cli FOLDER`  the command line alone, into that folder
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const release = process.argv.includes('--release');
const cliFolder = process.argv[2] === '--cli' ? process.argv[3] : undefined;

const shared = {
  bundle: true,
  target: 'es2023',
  logLevel: 'warning',
  minify: release,
  sourcemap: !release,
  legalComments: 'none',
  metafile: true,
};

// Packages name their browser build, where they have one, in `browser`, and their smallest one in `module`.
const browser = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
// VS Code's oldest supported Node is 22, but the command line also runs on 20.
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };

/** The reader of PDF is nearly half of a bundle and is seldom needed: it is a file of its own, which each of them loads then. */
const pdfApart = {
  name: 'pdf-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/pdf-source\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './pdf-source.cjs', external: true } : undefined,
    ),
};
const server = { ...node, plugins: [pdfApart] };

/** The command line, with the reader of PDF that the server loads too. */
const commandLine = (folder) => [
  { ...node, entryPoints: ['server/pdf-source.ts'], outfile: path.join(folder, 'pdf-source.cjs') },
  {
    ...server,
    entryPoints: ['server/cli/cli.ts'],
    outfile: path.join(folder, 'cli.cjs'),
    banner: { js: '#!/usr/bin/env node' },
  },
];

const shipped = [
  { ...node, entryPoints: ['client/extension.ts'], outfile: 'out/client/extension.cjs', external: ['vscode'] },
  {
    ...browser,
    entryPoints: ['client/extension.browser.ts'],
    // `.cjs`, because in a package of ES modules VS Code takes any other extension entry for one.
    outfile: 'out/client/extension.browser.cjs',
    format: 'cjs',
    external: ['vscode'],
  },
  { ...server, entryPoints: ['server/main.ts'], outfile: 'out/server/main.cjs' },
  { ...browser, entryPoints: ['server/main.browser.ts'], outfile: 'out/server/main.browser.js', format: 'iife' },
  ...commandLine('out/server'),
];

/** The tests that run inside VS Code, in Node's extension host and in a worker's: one bundle for both. */
const tests = {
  ...browser,
  entryPoints: ['test/vscode/suite/run.ts'],
  outfile: 'out/test/suite.cjs',
  format: 'cjs',
  external: ['vscode', 'node:*'],
  define: { global: 'globalThis' },
};

/** The licences of the packages in the bundles, which their terms ask to pass on. */
function thirdPartyNotices(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const packages = new Set(inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  return [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(path.join(folder, file), 'utf8').trim() : ''}\n`;
  });
}

if (cliFolder) await Promise.all(commandLine(cliFolder).map((options) => esbuild.build(options)));
else await buildAll();

async function buildAll() {
  rmSync('out', { recursive: true, force: true });
  const results = await Promise.all(shipped.map((options) => esbuild.build(options)));
  writeFileSync('out/third-party-notices.txt', thirdPartyNotices(results).join(`\n${'-'.repeat(80)}\n\n`));
  chmodSync('out/server/cli.cjs', 0o755);
  if (!release) await esbuild.build(tests);
}
