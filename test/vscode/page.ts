// What an analyst sees: the extension as it is packaged, in a VS Code in a browser, on a copy of an example. Run by run.ts.
// Pictures go to out/test/pictures. With UPDATE_PICTURES=1 those that are kept in pictures/, for the README, are replaced.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { pdfOf } from '../support/pdf.ts';
import { launchChromium } from './chromium.ts';
import { ensureHost } from './host.ts';
import { packageExtension } from './package-extension.ts';
import { installExtension, serverFolders, startVscodeServer, type VscodeServer } from './vscode-server.ts';

const root = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(root, 'out/test/pictures');
const temporary = mkdtempSync(path.join(tmpdir(), 'regimen-page-'));
const ruleset = path.join(temporary, 'india-us');

let server: VscodeServer;
let browser: Browser;
let page: Page;

before(async () => {
  const host = ensureHost();
  const folders = serverFolders(temporary);
  installExtension(host, folders, packageExtension(temporary));
  // After packaging, which empties out/.
  mkdirSync(pictures, { recursive: true });
  cpSync(path.join(root, 'examples/india-us'), ruleset, { recursive: true });
  server = await startVscodeServer(host, folders);
  browser = await launchChromium(host);
  page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  page.setDefaultTimeout(30_000);
  await page.goto(server.page({ folder: ruleset }));
  await page.waitForSelector('.explorer-folders-view [aria-label^="ruleset.regimen"]', { timeout: 60_000 });
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  if (process.env.UPDATE_PICTURES === '1') {
    const kept = path.join(import.meta.dirname, 'pictures');
    for (const name of readdirSync(kept)) cpSync(path.join(pictures, name), path.join(kept, name));
  }
});

afterEach(async (context) => {
  if ('passed' in context && !context.passed) await picture(`failed ${context.name}`);
});

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' });
}

/** Through the palette, as an analyst would. */
async function runCommand(title: string): Promise<void> {
  await pick('F1', `>${title}`, title);
}

/** Opens a file of the ruleset by its path, at a line counted from 1. */
async function openFile(file: string, line = 1): Promise<void> {
  const folder = path.dirname(file);
  await pick('Control+P', `${file}:${line}`, folder === '.' ? file : `${path.basename(file)} ${folder}`);
  await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
}

/** Types into the box that a key opens, and takes the choice whose label for screen readers begins with a text. */
async function pick(key: string, typed: string, choice: string): Promise<void> {
  const row = page.locator(`.quick-input-list .monaco-list-row[aria-label^=${JSON.stringify(choice)}]`).first();
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press(key);
    try {
      await page.locator('.quick-input-widget input:visible').fill(typed, { timeout: 5000 });
      await row.click({ timeout: 5000 });
      return;
    } catch (error) {
      // The box empties itself while it opens, and what was typed too early is lost.
      if (attempt === 4) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Answers a question that the extension asks. */
async function answer(question: string, text: string): Promise<void> {
  const box = page.locator('.quick-input-widget:visible', { hasText: question });
  for (let attempt = 1; ; attempt++) {
    await box.locator('input').fill(text);
    await page.keyboard.press('Enter');
    try {
      await box.waitFor({ state: 'hidden', timeout: 5000 });
      return;
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}

/** The body of the Markdown preview that shows a text. */
function renderedMarkdown(text: string): Locator {
  return page
    .frameLocator('iframe.webview.ready')
    .last()
    .frameLocator('#active-frame')
    .locator('body', { hasText: text });
}

/** The line of the editor that begins a text, which it may wrap. The editor writes spaces as no-break spaces. */
function editorLine(text: string): Locator {
  const beginning = text.split(' ').slice(0, 3).join(' ');
  const pattern = beginning.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[ \u00a0]');
  return page.locator('.editor-instance .view-line', { hasText: new RegExp(pattern) }).first();
}

/** Where the first group of a pattern stands in the ruleset's own files, in their order; lines from 1. */
function found(pattern: RegExp): { file: string; line: number; text: string }[] {
  const files = readdirSync(ruleset, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.regimen'));
  return files.sort().flatMap((file) =>
    readFileSync(path.join(ruleset, file), 'utf8')
      .split('\n')
      .flatMap((line, at) => {
        const text = pattern.exec(line)?.[1];
        return text === undefined ? [] : [{ file, line: at + 1, text }];
      }),
  );
}

const citations = () => found(/^\s*cite \S+ "([^"\\]+)"/).map(({ text, ...place }) => ({ ...place, quote: text }));

test('mistakes are underlined and listed, as many as the command line counts', async () => {
  const report = checkedByCommandLine();
  const first = report.find(({ severity }) => severity === 'error')!;
  await openFile(first.file, first.range.start.line + 1);
  await page.locator('.squiggly-error').first().waitFor();
  await runCommand('Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  const count = (wanted: string) => report.filter(({ severity }) => severity === wanted).length;
  const label = `Errors: ${count('error')}, Warnings: ${count('warning')}, Infos: ${count('information')}`;
  await page.locator(`[id="status.problems"] a[aria-label="${label}"]`).waitFor();
  // Forced, because the line is drawn below the text that receives the pointer.
  await page.locator('.squiggly-error').first().hover({ force: true });
  const hover = page.locator('.monaco-hover:visible', { hasText: first.message });
  await hover.filter({ hasText: 'Open the memo there' }).waitFor();
  await picture('findings');
});

test('the page of a diagnostic opens from its code', async () => {
  const { code } = checkedByCommandLine().find(({ severity }) => severity === 'error')!;
  await page
    .locator('.markers-panel a', { hasText: code })
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await renderedMarkdown(code).waitFor();
  await picture('page');
});

test('the passage of a memo is shown over its citation', { timeout: 60_000 }, async () => {
  const { file, line, quote } = citations()[0]!;
  await openFile(file, line);
  const cited = editorLine(quote)
    .locator('span span', { hasText: quote.split(' ')[0]! })
    .first();
  const hover = page.locator('.monaco-hover:visible', { hasText: quote });
  // Until a file that was just opened is analysed, a hover says so at its end.
  for (;;) {
    await cited.hover();
    await hover.waitFor();
    if (!(await hover.textContent())?.includes('being analysed again')) break;
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
  }
  await picture('memo');
  await hover.getByText('Open the memo there').first().click();
  await activeTab('.md').waitFor();
  await page.locator('.statusbar-item', { hasText: 'selected' }).waitFor();
  await picture('opened-memo');
});

test('the compiled ruleset opens beside', async () => {
  await openFile('ruleset.regimen');
  await runCommand('Regimen: Compile ruleset to JSON');
  await page.locator('.tab.active', { hasText: '.json' }).waitFor();
  await page.locator('.notification-toast', { hasText: 'Compiled “' }).waitFor();
  await picture('compiled');
});

test('a case is decided under the cursor', async () => {
  const { file, line, text: title } = found(/^case "([^"\\]+)"/)[0]!;
  await openFile(file, line);
  await editorLine(title).waitFor();
  await runCommand('Regimen: Decide the case under the cursor');
  await renderedMarkdown('Transfer').waitFor();
  await picture('decision');
});

/** The box in which the extension offers choices. */
const choices = (title: string) => page.locator('.quick-input-widget:visible', { hasText: title });

const activeTab = (name: string) => page.locator('.editor-group-container.active .tab.active', { hasText: name });

test('a paragraph that nothing cites is found, cited by a rule, and leads back to it', {
  timeout: 90_000,
}, async () => {
  const memo = `memos/${readdirSync(path.join(ruleset, 'memos')).sort()[0]}`;
  await openFile(memo);
  await runCommand('Regimen: Paragraphs that nothing cites');
  const uncited = choices('are not cited');
  const row = uncited.locator('.monaco-list-row', { hasNotText: /^(- |\d)/ }).last();
  const words = (await row.locator('.label-name').first().textContent())?.replaceAll('\u00a0', ' ') ?? '';
  await picture('uncited');
  await row.click();
  await uncited.waitFor({ state: 'hidden' });
  await page.locator('.statusbar-item', { hasText: 'selected' }).waitFor();

  await runCommand('Regimen: Cite selection');
  await page.getByPlaceholder('What rests on the selected words').fill('rule ');
  await picture('cite-selection');
  await page.locator('.quick-input-list .monaco-list-row[aria-label^="rule "]').first().click();
  await activeTab('.regimen').waitFor();
  const beginning = words.split(' ').slice(0, 3).join(' ');
  const cited = page
    .locator('.editor-group-container.active .view-lines')
    .getByText(new RegExp(`cite.*${beginning.replaceAll(' ', '.')}`));
  await cited.first().waitFor();
  const rules = await activeTab('.regimen').getAttribute('data-resource-name');

  const lines = readFileSync(path.join(ruleset, memo), 'utf8').split('\n');
  await openFile(memo, lines.findIndex((line) => line.includes(beginning)) + 1);
  const lens = page.locator('.codelens-decoration:visible', { hasText: 'cited by rule' }).last();
  await lens.waitFor();
  await picture('lens');
  await lens.locator('a').first().click();
  await activeTab('.regimen').waitFor();
  assert.ok(rules?.endsWith('.regimen'));
});

test('a PDF is added as a memo', { timeout: 60_000 }, async () => {
  const document = path.join(temporary, 'rockets.pdf');
  const words = 'Rockets that carry half a tonne are watched closely in most of the states.';
  const info = { Title: 'A note on rockets', Author: 'A. Writer', CreationDate: 'D:20250123' };
  writeFileSync(document, pdfOf([[{ text: words, x: 50, y: 700, size: 10 }]], info));
  await openFile('ruleset.regimen');
  await runCommand('Regimen: Add a memo…');
  const dialog = choices('The document to add as a memo');
  // Until the folder is listed, the dialog changes what was typed.
  await dialog.locator('.monaco-list-row', { hasText: 'README.md' }).waitFor();
  await dialog.locator('input').first().fill(document);
  await dialog.locator('.monaco-list-row', { hasText: 'rockets.pdf' }).waitFor();
  await picture('add-memo');
  await dialog
    .locator('.quick-input-action, .monaco-button', { hasText: /^(Add|OK)$/ })
    .first()
    .click();
  await activeTab('memos.regimen').waitFor();
  await editorLine('memo writer2025').waitFor();
  await picture('added-memo');
  const added = readdirSync(path.join(ruleset, 'memos')).filter((name) => name.startsWith('writer2025'));
  assert.deepEqual(added.sort(), ['writer2025.md', 'writer2025.pdf']);
  assert.ok(readFileSync(path.join(ruleset, 'memos/writer2025.md'), 'utf8').includes(words));
});

test('a new ruleset starts without a mistake', async () => {
  await runCommand('Regimen: New ruleset…');
  await answer('What is the ruleset about?', 'Chips to come');
  await answer('The name of its folder', 'chips');
  await page.locator('.tab.active', { hasText: 'ruleset.regimen' }).waitFor();
  await editorLine('ruleset "Chips to come"').waitFor();
  await picture('new-ruleset');
});

test('a crash of the server is told, and mended', async () => {
  process.kill(serverProcess(), 'SIGKILL');
  await page.locator('.notification-toast', { hasText: 'was started again' }).waitFor();
});

interface Reported {
  code: string;
  severity: string;
  message: string;
  file: string;
  range: { start: { line: number } };
}

/** What the packaged command line reports of the same ruleset; files relative to its folder. */
function checkedByCommandLine(): Reported[] {
  const { stdout } = spawnSync(process.execPath, [path.join(root, 'out/server/cli.cjs'), 'check', '--format', 'json'], {
    cwd: ruleset,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return JSON.parse(stdout).diagnostics;
}

/** The language server of the extension that was installed for this test. */
function serverProcess(): number {
  const servers = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return command.includes(temporary) && command.includes('out/server/main.cjs');
    } catch {
      return false;
    }
  });
  assert.equal(servers.length, 1);
  return Number(servers[0]);
}
