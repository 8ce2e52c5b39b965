import { commands, Disposable, type TextEditor, Uri, window } from 'vscode';
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

/** `resource` is the file that was clicked in the explorer; absent from the command palette. */
async function compile(resource: unknown, client: BaseLanguageClient, documents: OutputDocuments): Promise<void> {
  const document = resource instanceof Uri ? resource : regimenEditor()?.document.uri;
  if (!document) {
    void window.showInformationMessage('Open a .regimen file of the ruleset that you want to compile.');
    return;
  }
  await showCompiledRuleset(await ask(client, 'regimen/compile', { uri: document.toString() }), documents);
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
