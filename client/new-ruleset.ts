import { Uri, ViewColumn, WorkspaceEdit, window, workspace } from 'vscode';
import { starterFiles } from './starter.ts';

/** Asks for a place and a title, writes a small ruleset that is complete and valid, and opens it. Overwrites nothing. */
export async function createRuleset(): Promise<void> {
  const parent = await chooseParent();
  if (!parent) return;
  const title = await window.showInputBox({
    title: 'New ruleset',
    prompt: 'What is the ruleset about? This becomes its title.',
    placeHolder: 'India and the United States',
    validateInput: (text) => (text.trim() === '' ? 'A ruleset needs a title.' : undefined),
  });
  if (title === undefined) return;
  const name = await window.showInputBox({
    title: 'New ruleset',
    prompt: 'The name of its folder. Every .regimen file in it and below it is one ruleset.',
    value: folderName(title),
    validateInput: (text) => whyNoFolder(text, parent),
  });
  if (name === undefined) return;
  const folder = Uri.joinPath(parent, name.trim());
  if (await writeStarter(folder, title.trim())) {
    await window.showTextDocument(Uri.joinPath(folder, 'ruleset.regimen'), { viewColumn: ViewColumn.Active });
  } else {
    void window.showErrorMessage(`No ruleset was written: the folder ${name} exists already or cannot be written to.`);
  }
}

/** Writes the starter's files; false, and nothing written, where one of them exists or the folder is read-only. */
export async function writeStarter(folder: Uri, title: string): Promise<boolean> {
  if (await exists(folder)) return false;
  const edit = new WorkspaceEdit();
  for (const [name, text] of Object.entries(starterFiles(title))) {
    edit.createFile(Uri.joinPath(folder, name), { contents: new TextEncoder().encode(text), overwrite: false });
  }
  return workspace.applyEdit(edit);
}

async function chooseParent(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await window.showWorkspaceFolderPick())?.uri;
  const chosen = await window.showOpenDialog({
    title: 'The folder in which the ruleset gets a folder of its own',
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}

/** A folder name made of a title: what every file system takes, and is easy to type. */
function folderName(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60) || 'ruleset';
}

async function whyNoFolder(text: string, parent: Uri): Promise<string | undefined> {
  const name = text.trim();
  if (name === '') return 'The folder needs a name.';
  if (/[<>:"/\\|?*]/.test(name) || /^\.+$/.test(name)) return 'A folder name holds none of < > : " / \\ | ? *';
  if (await exists(Uri.joinPath(parent, name))) return `${name} exists already; nothing is overwritten.`;
  return undefined;
}

function exists(uri: Uri): PromiseLike<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
