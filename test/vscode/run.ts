// Runs the tests in VS Code: with @vscode/test-electron in Node's extension host and in a web worker's, then those of the page.
// VSCODE=desktop takes the desktop VS Code that @vscode/test-electron downloads, instead of the one from npm.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { hostRunsHere } from './host.ts';

const root = path.resolve(import.meta.dirname, '../..');
const temporary = mkdtempSync(path.join(tmpdir(), 'regimen-test-'));
const desktop = process.env.VSCODE === 'desktop' || !hostRunsHere;

/** A copy, because the tests edit what they open. */
function workspaceCopy(name: string): string {
  const folder = path.join(temporary, name);
  cpSync(path.join(import.meta.dirname, 'fixture'), path.join(folder, 'fixture'), { recursive: true });
  return folder;
}

/** The extension without its entry for Node, so that VS Code runs it, and the tests in it, as a web extension. */
function webExtension(): string {
  const folder = path.join(temporary, 'web-extension');
  mkdirSync(folder);
  const { main: _, ...manifest } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  for (const part of ['out', 'syntaxes', 'language']) symlinkSync(path.join(root, part), path.join(folder, part));
  return folder;
}

async function runSuite(name: string, extension: string): Promise<boolean> {
  console.log(`\n${name}`);
  try {
    await runTests({
      ...(desktop ? {} : { vscodeExecutablePath: path.join(import.meta.dirname, 'launcher.ts') }),
      extensionDevelopmentPath: extension,
      extensionTestsPath: path.join(extension, 'out/test/suite.cjs'),
      launchArgs: [workspaceCopy(name), '--disable-extensions'],
    });
    return true;
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) console.error(error);
    return false;
  }
}

/** Ends last, because it packages the extension, which builds it anew. */
function runPageTests(): boolean {
  console.log('\npage');
  const { status } = spawnSync(process.execPath, ['--test', path.join(import.meta.dirname, 'page.ts')], {
    stdio: 'inherit',
  });
  return status === 0;
}

const results: boolean[] = [];
try {
  results.push(await runSuite('extension-host', root));
  if (!desktop) {
    results.push(await runSuite('web-worker', webExtension()));
    results.push(runPageTests());
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
process.exitCode = results.every(Boolean) ? 0 : 1;
