import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
import type { CompileResult, DiagnosticCounts } from '../../server/protocol.ts';
import type { OutputDocuments } from './output-documents.ts';

/** Opens the compiled ruleset beside its source, says how it went, and saves it where the author chooses. */
export async function showCompiledRuleset(result: CompileResult, documents: OutputDocuments): Promise<void> {
  const uri = documents.put(`${result.title}.json`, result.folder ?? '', result.json);
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: false });
  void offerToSave(result);
}

async function offerToSave(result: CompileResult): Promise<void> {
  const [save, problems] = ['Save…', 'Show problems'];
  const message = `Compiled “${result.title}”: ${inWords(result.diagnostics)}.`;
  const { error, warning } = result.diagnostics;
  const actions = error + warning > 0 ? [save, problems] : [save];
  const answer =
    error > 0
      ? await window.showWarningMessage(message, ...actions)
      : await window.showInformationMessage(message, ...actions);
  if (answer === problems) await commands.executeCommand('workbench.actions.view.problems');
  if (answer !== save) return;
  const target = await window.showSaveDialog({
    title: 'Save the compiled ruleset',
    filters: { 'Compiled ruleset': ['json'] },
    ...(result.folder === null
      ? {}
      : { defaultUri: Uri.joinPath(Uri.parse(result.folder, true), 'ruleset.regimen.json') }),
  });
  if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(result.json));
}

function inWords({ error, warning, information }: DiagnosticCounts): string {
  const count = (number: number, one: string, many: string) =>
    number === 0 ? `no ${many}` : `${number} ${number === 1 ? one : many}`;
  return `${count(error, 'error', 'errors')}, ${count(warning, 'warning', 'warnings')}, ${count(information, 'note', 'notes')}`;
}
