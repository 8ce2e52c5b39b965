import { commands, Disposable, type TextEditor, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ask } from './ask.ts';
import { createRuleset } from './new-ruleset.ts';
import { showCompiledRuleset } from './views/compiled-ruleset.ts';
import { showDecision } from './views/decision.ts';
import type { OutputDocuments } from './views/output-documents.ts';

/** The commands of the extension. Their names and titles stand in package.json. */
export function registerCommands(client: BaseLanguageClient, documents: OutputDocuments): Disposable {
  return Disposable.from(
    commands.registerCommand('regimen.compile', (resource?: unknown) => compile(resource, client, documents)),
    commands.registerCommand('regimen.decide', () => decide(client, documents)),
    commands.registerCommand('regimen.newRuleset', createRuleset),
    commands.registerCommand('regimen.showLog', () => client.outputChannel.show()),
  );
}

/** `resource` is the file or folder that was clicked in the explorer; absent from the command palette. */
async function compile(resource: unknown, client: BaseLanguageClient, documents: OutputDocuments): Promise<void> {
  const uri = resource instanceof Uri ? resource : regimenEditor()?.document.uri;
  const ruleset = uri?.toString() ?? (await chooseRuleset(client));
  if (ruleset) await showCompiledRuleset(await ask(client, 'regimen/compile', { uri: ruleset }), documents);
}

/** Where no file of a ruleset is open: the only ruleset of the workspace, or the one that the author picks. */
async function chooseRuleset(client: BaseLanguageClient): Promise<string | undefined> {
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
  return (await window.showQuickPick(choices, { placeHolder: 'The ruleset to compile' }))?.folder;
}

async function decide(client: BaseLanguageClient, documents: OutputDocuments): Promise<void> {
  const editor = regimenEditor();
  const position = editor && client.code2ProtocolConverter.asPosition(editor.selection.active);
  const uri = editor?.document.uri.toString();
  const decision = uri && position ? await ask(client, 'regimen/decide', { uri, position }) : null;
  if (uri && decision) await showDecision(decision, uri, documents);
  else void window.showInformationMessage('Put the cursor into the case that you want decided.');
}

function regimenEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.languageId === 'regimen' ? editor : undefined;
}
