import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ask } from './ask.ts';

/** Puts a citation of the passage that is selected in a memo into the declaration that the author picks. */
export async function citeSelection(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  const text = editor?.document.getText(editor.selection).trim() ?? '';
  if (!editor || text === '') {
    void window.showInformationMessage(
      'Open a memo, select the words that a rule rests on, and run the command again.',
    );
    return;
  }
  const { document, selection } = editor;
  const answer = await ask(client, 'regimen/citePassage', {
    uri: document.uri.toString(),
    text,
    line: selection.start.line,
  });
  if (!answer || answer.problem !== undefined) {
    const why =
      answer?.problem ?? 'No ruleset of this workspace has this file for a memo. Add one with “memo … { file "…" }”.';
    void window.showWarningMessage(why);
    return;
  }
  const choices = answer.choices.map((choice) => ({
    label: choice.title,
    description: choice.detail,
    detail: workspace.asRelativePath(Uri.parse(choice.uri, true)),
    choice,
  }));
  const chosen = await window.showQuickPick(choices, {
    placeHolder: 'What rests on the selected words',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen) return;
  const { uri, edit } = chosen.choice;
  const target = Uri.parse(uri, true);
  const range = client.protocol2CodeConverter.asRange(edit.range);
  const change = new WorkspaceEdit();
  change.replace(target, range, edit.newText);
  await workspace.applyEdit(change);
  const shown = await window.showTextDocument(target, { preserveFocus: false });
  shown.revealRange(range);
}
