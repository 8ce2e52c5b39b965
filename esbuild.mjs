// Bundles what ships (`out/client`, `out/server`) and, unless for a release, what the tests in VS Code run (`out/test`).
// `node esbuild.mjs`            with source maps
// `node esbuild.mjs --release`  minified, without source maps and tests
import { chmodSync, rmSync } from 'node:fs';
import * as esbuild from 'esbuild';

const release = process.argv.includes('--release');

const shared = {
  bundle: true,
  target: 'es2023',
  logLevel: 'warning',
  minify: release,
  sourcemap: !release,
  legalComments: 'none',
};

// Packages name their browser build, where they have one, in `browser`, and their smallest one in `module`.
const browser = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
// VS Code's oldest supported Node is 22, but the command line also runs on 20.
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };

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
  { ...node, entryPoints: ['server/main.ts'], outfile: 'out/server/main.cjs' },
  { ...browser, entryPoints: ['server/main.browser.ts'], outfile: 'out/server/main.browser.js', format: 'iife' },
  { ...node, entryPoints: ['server/cli/cli.ts'], outfile: 'out/server/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
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

rmSync('out', { recursive: true, force: true });
await Promise.all((release ? shipped : [...shipped, tests]).map((options) => esbuild.build(options)));
chmodSync('out/server/cli.cjs', 0o755);
