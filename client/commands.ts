import { commands, Disposable, type TextEditor, Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, Position } from 'vscode-languageclient';
import type { DecideParams } from '../server/protocol.ts';
import { addMemo } from './add-memo.ts';
import { ask } from './ask.ts';
import { citeSelection } from './cite-selection.ts';
import { createRuleset } from './new-ruleset.ts';
import { showUncitedParagraphs } from './uncited-paragraphs.ts';
import { showCompiledRuleset } from './views/compiled-ruleset.ts';
import { showDecision } from './views/decision.ts';
import type { OutputDocuments } from './views/output-documents.ts';

/** The commands of the extension. Their names and titles stand in package.json. */
export function registerCommands(client: BaseLanguageClient, documents: OutputDocuments): Disposable {
  return Disposable.from(
    commands.registerCommand('regimen.compile', (resource?: unknown) => compile(resource, client, documents)),
    commands.registerCommand('regimen.decide', (uri?: unknown, position?: unknown) =>
      decide(lensPlace(uri, position) ?? cursorPlace(client), client, documents),
    ),
    commands.registerCommand('regimen.addMemo', async () => {
      const folder = await chooseRuleset(client, 'The ruleset that the memo is for');
      if (folder) await addMemo(client, folder);
    }),
    commands.registerCommand('regimen.citeSelection', () => citeSelection(client)),
    commands.registerCommand('regimen.uncitedParagraphs', () => showUncitedParagraphs(client)),
    commands.registerCommand('regimen.newRuleset', createRuleset),
    commands.registerCommand('regimen.showLog', () => client.outputChannel.show()),
  );
}

/** `resource` is the file or folder that was clicked in the explorer; absent from the command palette. */
async function compile(resource: unknown, client: BaseLanguageClient, documents: OutputDocuments): Promise<void> {
  const uri = resource instanceof Uri ? resource : regimenEditor()?.document.uri;
  const ruleset = uri?.toString() ?? (await chooseRuleset(client, 'The ruleset to compile'));
  if (ruleset) await showCompiledRuleset(await ask(client, 'regimen/compile', { uri: ruleset }), documents);
}

/** Where no file of a ruleset is open: the only ruleset of the workspace, or the one that the author picks. */
async function chooseRuleset(client: BaseLanguageClient, placeHolder: string): Promise<string | undefined> {
  const rulesets = await ask(client, 'regimen/rulesets', null);
  if (rulesets.length === 0) {
    void window.showInformationMessage('This workspace has no ruleset yet. Make one with “Regimen: New ruleset…”.');
  }
  if (rulesets.length < 2) return rulesets[0]?.folder;
  const choices = rulesets.map(({ title, folder }) => ({
    label: title,
    description: workspace.asRelativePath(Uri.parse(folder, true)),
    folder,
  }));
  return (await window.showQuickPick(choices, { placeHolder }))?.folder;
}

async function decide(
  place: DecideParams | undefined,
  client: BaseLanguageClient,
  documents: OutputDocuments,
): Promise<void> {
  const decision = place ? await ask(client, 'regimen/decide', place) : null;
  if (place && decision) await showDecision(decision, place.uri, documents);
  else void window.showInformationMessage('Put the cursor into the case that you want decided.');
}

/** Of the lens that was clicked; undefined where something else ran the command. */
function lensPlace(uri: unknown, position: unknown): DecideParams | undefined {
  return typeof uri === 'string' && Position.is(position) ? { uri, position } : undefined;
}

function cursorPlace(client: BaseLanguageClient): DecideParams | undefined {
  const editor = regimenEditor();
  if (!editor) return undefined;
  const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
  return { uri: editor.document.uri.toString(), position };
}

function regimenEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.languageId === 'regimen' ? editor : undefined;
}
