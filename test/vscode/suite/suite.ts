// What an author does in VS Code, on a copy of fixture/. Every wait is for an event; mocha's time limit bounds it.
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type CompletionList,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  extensions,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  MarkdownString,
  type Position,
  type Range,
  Selection,
  type Tab,
  TabInputText,
  TabInputWebview,
  type TextDocument,
  type TextEdit,
  tasks,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { State } from 'vscode-languageclient';
import type { RegimenApi } from '../../../client/activation.ts';
import { writeStarter } from '../../../client/new-ruleset.ts';
import { contentHashOf } from '../../../language/ruleset/content-hash.ts';
import type { CompileParams, CompileResult } from '../../../server/protocol.ts';
import { diagnosticsOnce, expectEqual, expectIncludes, inWords, placeOf, positionIn } from './expect.ts';

const extension = extensions.getExtension<RegimenApi>('regimen.regimen')!;
/** A web extension has no entry for Node: its server is a worker, and it has no tasks. */
const inWorker = extension.packageJSON.main === undefined;

const root = workspace.workspaceFolders![0]!.uri;
const fixture = Uri.joinPath(root, 'fixture');

function open(...path: string[]): Thenable<TextDocument> {
  return workspace.openTextDocument(Uri.joinPath(fixture, ...path));
}

async function hoverText(document: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((part) => (part instanceof MarkdownString ? part.value : String(part))).join('\n');
}

/** Markdown in which memos stand as text shows their punctuation escaped. */
function unescaped(markdown: string): string {
  return markdown.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

function isPreview({ input }: Tab): boolean {
  return input instanceof TabInputWebview;
}

/** The title of the next rendered document that opens. */
function nextPreview(): Promise<string> {
  return new Promise((resolve) => {
    const subscription = window.tabGroups.onDidChangeTabs(({ opened }) => {
      const preview = opened.find(isPreview);
      if (!preview) return;
      subscription.dispose();
      resolve(preview.label);
    });
  });
}

async function edit(document: TextDocument, range: Range, text: string): Promise<void> {
  const change = new WorkspaceEdit();
  change.replace(document.uri, range, text);
  expectEqual(await workspace.applyEdit(change), true);
}

const hasCode = (code: string) => (diagnostic: Diagnostic) =>
  (typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code) === code;

describe('Regimen in VS Code', () => {
  let header: TextDocument;
  let national: TextDocument;

  before(async () => {
    header = await open('ruleset.regimen');
    national = await open('rules', 'national.regimen');
    await window.showTextDocument(national);
    await extension.activate();
  });

  afterEach(async () => {
    for (const document of [header, national]) {
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('knows the language by its files', () => {
    expectEqual([header.languageId, national.languageId], ['regimen', 'regimen']);
  });

  it('shows what is wrong, with its page', async () => {
    const found = await diagnosticsOnce(national.uri, (all) => all.some(hasCode('missing-quote')));
    expectEqual(inWords(national, found), [
      'unknown-name error "BRX"',
      'missing-quote error ""machine tools of any precision""',
    ]);
    expectEqual(
      found.map((diagnostic) => [
        diagnostic.source,
        typeof diagnostic.code === 'object' && diagnostic.code.target.scheme,
      ]),
      found.map(() => ['regimen', 'regimen-page']),
    );
    expectEqual(inWords(header, await diagnosticsOnce(header.uri, () => true)), []);
  });

  it('corrects a misspelt name', async () => {
    const [unknown] = await diagnosticsOnce(national.uri, (all) => all.some(hasCode('unknown-name')));
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      national.uri,
      unknown!.range,
      CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.includes('BR'));
    expectEqual(await workspace.applyEdit(fix!.edit!), true);
    const left = await diagnosticsOnce(national.uri, (all) => !all.some(hasCode('unknown-name')));
    expectEqual(left.some(hasCode('unknown-name')), false);
  });

  it('shows the passage of the memo behind a rule', async () => {
    for (const at of [positionIn(header, 'cite notes', 6), positionIn(header, 'regime MTCR', 8)]) {
      const text = unescaped(await hoverText(header, at));
      expectIncludes(text, 'Notes on delivery systems');
      expectIncludes(text, 'A. Author, 2025-01-23');
      expectIncludes(text, 'a strong presumption of denial');
    }
  });

  it('shows the text of a memo as text', async () => {
    const text = await hoverText(header, positionIn(header, 'cite notes', 6));
    expectEqual([text.includes('<b>'), text.includes('](command:')], [false, false]);
  });

  it('leads from a passage of a memo to what cites it', async () => {
    const memo = await open('memos/notes.md');
    const cited = positionIn(memo, 'strong presumption');
    const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', memo.uri, cited);
    expectEqual(
      found.map(({ uri, range }) => [uri.toString(), header.getText(range)]),
      [[header.uri.toString(), 'cite notes "a strong presumption of denial"']],
    );
    const beside = positionIn(memo, 'members agreed');
    expectEqual(await commands.executeCommand('vscode.executeReferenceProvider', memo.uri, beside), []);
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', memo.uri);
    expectEqual(
      lenses.map(({ range, command }) => [memo.getText(range).replace(/\s+/g, ' '), command?.title]),
      [['a strong presumption of denial', 'cited by regime MTCR']],
    );
  });

  it('completes names of the ruleset', async () => {
    const { items } = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      national.uri,
      positionIn(national, 'items EAR:9A004', 'items '.length),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    expectEqual(
      ['EAR:9A004', 'MTCR:I'].filter((code) => !labels.includes(code)),
      [],
    );
  });

  it('goes to a declaration, and to the standard library', async () => {
    const target = async (position: Position): Promise<Uri> => {
      const found = await commands.executeCommand<(Location | LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        national.uri,
        position,
      );
      expectEqual(found.length, 1);
      return 'uri' in found[0]! ? found[0].uri : found[0]!.targetUri;
    };
    expectEqual((await target(positionIn(national, 'implements MTCR', 12))).toString(), header.uri.toString());
    const library = await target(positionIn(national, 'national of US', 13));
    expectEqual(library.scheme, 'regimen-library');
    const document = await workspace.openTextDocument(library);
    expectEqual([document.languageId, document.getText().includes('destination US ')], ['regimen', true]);
  });

  it('finds references in every file', async () => {
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      header.uri,
      positionIn(header, 'category MTCR:I', 'category '.length),
    );
    const files = found.map(({ uri }) => uri.path.split('/').at(-1)).sort();
    expectEqual(files, ['national.regimen', 'national.regimen', 'national.regimen', 'ruleset.regimen']);
  });

  it('renames across files', async () => {
    const rename = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      header.uri,
      positionIn(header, 'category MTCR:I', 'category '.length),
      'MTCR:1',
    );
    expectEqual(await workspace.applyEdit(rename), true);
    expectEqual(
      [header, national].map((document) => document.getText().split(/MTCR:1\b/).length - 1),
      [1, 3],
    );
    await diagnosticsOnce(national.uri, (all) => inWords(national, all)[0] === 'unknown-name error "BRX"');
  });

  it('lists the declarations of a file', async () => {
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      national.uri,
    );
    expectEqual(
      symbols.map(({ name }) => name),
      ['EAR', 'EAR:9A004', 'MTCR:delivery-systems', 'EAR:delivery-systems', 'Half a tonne'],
    );
  });

  it('folds declarations', async () => {
    const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', national.uri);
    expectEqual(
      folds.some(({ start }) => start === placeOf(national, 'rule EAR:delivery').start.line),
      true,
    );
  });

  it('formats a file', async () => {
    const tidy = national.getText();
    await edit(national, placeOf(national, '  items EAR:9A004'), ' items   EAR:9A004');
    const edits = await commands.executeCommand<TextEdit[]>('vscode.executeFormatDocumentProvider', national.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    const change = new WorkspaceEdit();
    change.set(national.uri, edits);
    await workspace.applyEdit(change);
    expectEqual(national.getText(), tidy);
  });

  it('follows the severity that the author chose', async () => {
    await diagnosticsOnce(national.uri, (all) => all.some(hasCode('missing-quote')));
    const settings = workspace.getConfiguration('regimen');
    await settings.update(
      'severity',
      { 'missing-quote': 'information', 'unknown-name': 'off' },
      ConfigurationTarget.Workspace,
    );
    const found = await diagnosticsOnce(national.uri, (all) => !all.some(hasCode('unknown-name')));
    expectEqual(inWords(national, found), ['missing-quote information ""machine tools of any precision""']);
    await settings.update('severity', undefined, ConfigurationTarget.Workspace);
    await diagnosticsOnce(national.uri, (all) => all.some(hasCode('unknown-name')));
  });

  it('compiles the ruleset and opens its JSON beside', async () => {
    await window.showTextDocument(national);
    await commands.executeCommand('regimen.compile');
    const output = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .map(({ input }) => (input instanceof TabInputText ? input.uri : undefined))
      .find((uri) => uri?.scheme === 'regimen-output');
    const document = await workspace.openTextDocument(output!);
    const ruleset = JSON.parse(document.getText());
    expectEqual(
      [document.languageId, ruleset.format, ruleset.ruleset.title, ruleset.asOf],
      ['json', 'regimen-ruleset', 'Fixture', '2025-07-09'],
    );
    const { contentHash, ...rest } = ruleset;
    expectEqual(contentHash, contentHashOf(rest));
    expectEqual(
      ruleset.rules.map(({ id, outcome }: { id: string; outcome: string }) => [id, outcome]),
      [
        ['EAR:delivery-systems', 'license: presumption of denial'],
        ['MTCR:delivery-systems', 'license: presumption of denial'],
      ],
    );
  });

  it('checks a compiled ruleset wherever it is opened', async () => {
    const content = '{ "$schema": "urn:regimen:ruleset:1", "format": "something else" }';
    const document = await workspace.openTextDocument({ language: 'json', content });
    const wanted = 'Missing property "contentHash".';
    await diagnosticsOnce(document.uri, (all) => all.some(({ message }) => message === wanted));
  });

  it('decides the case under the cursor', async () => {
    const editor = await window.showTextDocument(national);
    const at = positionIn(national, 'payload = 0.5 t');
    editor.selection = new Selection(at, at);
    const shown = nextPreview();
    await commands.executeCommand('regimen.decide');
    expectIncludes(await shown, 'Half a tonne');
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isPreview));
  });

  it('decides the case whose lens is clicked', async () => {
    const [lens] = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', national.uri);
    const shown = nextPreview();
    await commands.executeCommand(lens!.command!.command, ...lens!.command!.arguments!);
    expectIncludes(await shown, 'Half a tonne');
  });

  it('writes a new ruleset that has no error, and overwrites nothing', async () => {
    const folder = Uri.joinPath(root, 'new-ruleset');
    expectEqual(await writeStarter(folder, 'Say "hello"'), true);
    const document = await workspace.openTextDocument(Uri.joinPath(folder, 'ruleset.regimen'));
    // Its answer waits until the memo is read.
    const params: CompileParams = { uri: document.uri.toString() };
    const compiled = await extension.exports.client.sendRequest<CompileResult>('regimen/compile', params);
    expectEqual(compiled.diagnostics, { error: 0, warning: 0, information: 0 });
    expectIncludes(document.getText(), 'ruleset "Say \\"hello\\""');
    expectIncludes(await hoverText(document, positionIn(document, 'cite notes', 6)), 'Notes to start from');
    expectEqual(await writeStarter(folder, 'Another'), false);
    await workspace.fs.delete(folder, { recursive: true });
  });

  it('notices what the file system says of a closed file', async () => {
    const added = Uri.joinPath(fixture, 'added.regimen');
    await workspace.fs.writeFile(added, new TextEncoder().encode('destination BRX "A place"\n'));
    await diagnosticsOnce(national.uri, (all) => !all.some(hasCode('unknown-name')));
    await workspace.fs.delete(added);
    await diagnosticsOnce(national.uri, (all) => all.some(hasCode('unknown-name')));
  });

  if (inWorker) return;

  it('starts the server again after a crash, yet not for ever', async () => {
    const { client } = extension.exports;
    for (let crash = 1; crash <= 5; crash++) {
      const stopped = nextState(State.Stopped);
      process.kill(await serverProcess(), 'SIGKILL');
      await stopped;
      // A restart begins within the event that tells of the crash.
      await Promise.resolve();
      expectEqual([crash, State[client.state]], [crash, State[crash < 5 ? State.Starting : State.Stopped]]);
      await client.start();
    }
    // The memo was read again.
    await diagnosticsOnce(national.uri, (all) => all.some(hasCode('missing-quote')));
    expectIncludes(await hoverText(header, positionIn(header, 'cite notes', 6)), 'Notes on delivery systems');
  });

  it('checks a ruleset as a task, and reads its problems', async () => {
    const found = (await tasks.fetchTasks({ type: 'regimen' })).filter(({ name }) => name.endsWith(' fixture'));
    expectEqual(
      found.map(({ name }) => name),
      ['check fixture', 'compile fixture', 'test fixture'],
    );
    const ended = new Promise<number | undefined>((resolve) => {
      const subscription = tasks.onDidEndTaskProcess(({ exitCode }) => {
        subscription.dispose();
        resolve(exitCode);
      });
    });
    await tasks.executeTask(found[0]!);
    expectEqual(await ended, 1);
  });
});

function nextState(state: State): Promise<void> {
  return new Promise((resolve) => {
    const subscription = extension.exports.client.onDidChangeState(({ newState }) => {
      if (newState !== state) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** The only child of the extension host that runs the server. */
async function serverProcess(): Promise<number> {
  const { readFileSync } = await import('node:fs');
  const read = (file: string) => readFileSync(`/proc/${file}`, 'utf8');
  const children = read(`${process.pid}/task/${process.pid}/children`).trim().split(' ');
  const servers = children.filter((child) => read(`${child}/cmdline`).includes('out/server/main.cjs'));
  expectEqual(servers.length, 1);
  return Number(servers[0]);
}
