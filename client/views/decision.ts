import { commands, ViewColumn, window, workspace } from 'vscode';
import type { DecideResult } from '../../server/protocol.ts';
import type { OutputDocuments } from './output-documents.ts';

/** Shows a decision rendered beside its case; as plain Markdown where this VS Code has no Markdown preview. */
export async function showDecision(result: DecideResult, source: string, documents: OutputDocuments): Promise<void> {
  const uri = documents.put(`${result.title}.md`, source, result.markdown);
  try {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true });
  }
}
