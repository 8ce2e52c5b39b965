import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ask } from './ask.ts';
import { toBase64 } from './workspace-files.ts';

/** Takes a document that the author picks into a ruleset: the document, a readable text of it, and its declaration. */
export async function addMemo(client: BaseLanguageClient, folder: string): Promise<void> {
  const [document] =
    (await window.showOpenDialog({
      title: 'The document to add as a memo',
      openLabel: 'Add',
      filters: { Documents: ['pdf', 'html', 'htm', 'md', 'txt'] },
    })) ?? [];
  if (!document) return;
  const bytes = await workspace.fs.readFile(document);
  const base64 = toBase64(bytes);
  const answer = await ask(client, 'regimen/draftMemo', { folder, document: document.path, base64 });
  if ('problem' in answer) {
    void window.showErrorMessage(answer.problem);
    return;
  }
  const within = (path: string) => Uri.joinPath(Uri.parse(folder, true), path);
  const edit = new WorkspaceEdit();
  edit.createFile(within(answer.original), { contents: bytes, overwrite: false });
  if (answer.text !== undefined) {
    edit.createFile(within(answer.file), { contents: new TextEncoder().encode(answer.text), overwrite: false });
  }
  const declarations = within(answer.declaredIn);
  const before = await workspace.openTextDocument(declarations).then(
    (opened) => opened,
    () => undefined,
  );
  if (before) {
    const end = before.lineAt(before.lineCount - 1).range.end;
    const gap = before.getText().trim() === '' ? '' : end.character === 0 ? '\n' : '\n\n';
    edit.insert(declarations, end, `${gap}${answer.declaration}`);
  } else {
    edit.createFile(declarations, { contents: new TextEncoder().encode(answer.declaration), overwrite: false });
  }
  if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage(
      `No memo was added: one of its files exists already, or the folder cannot be written to.`,
    );
    return;
  }
  const shown = await window.showTextDocument(declarations);
  shown.revealRange(shown.document.validateRange(shown.document.lineAt(shown.document.lineCount - 1).range));
}
