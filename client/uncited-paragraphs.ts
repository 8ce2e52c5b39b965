import { Range, Selection, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ask } from './ask.ts';

/** Lists the paragraphs of the open memo that nothing cites, and leads to the one that the author picks. */
export async function showUncitedParagraphs(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  const uri = editor?.document.uri.toString();
  const memo = uri === undefined ? null : await ask(client, 'regimen/memoPassages', { uri });
  if (!editor || !memo) {
    void window.showInformationMessage('Open the file of a memo that a ruleset of this workspace declares.');
    return;
  }
  if (memo.uncited.length === 0) {
    void window.showInformationMessage('Every paragraph of this memo is cited.');
    return;
  }
  const choices = memo.uncited.map(({ range, words }) => ({
    label: words,
    description: `line ${range.start.line + 1}`,
    range: client.protocol2CodeConverter.asRange(range),
  }));
  const chosen = await window.showQuickPick(choices, {
    title: choices.length === 1 ? 'One paragraph is not cited' : `${choices.length} paragraphs are not cited`,
    onDidSelectItem: (item) => {
      if (typeof item === 'object' && 'range' in item && item.range instanceof Range) editor.revealRange(item.range);
    },
  });
  if (!chosen) return;
  await window.showTextDocument(editor.document, { selection: new Selection(chosen.range.start, chosen.range.end) });
}
