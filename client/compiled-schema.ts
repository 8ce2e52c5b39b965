import { type Disposable, Uri, workspace } from 'vscode';

/**
 * Lets the editor check a compiled ruleset wherever it is opened. The URN that such a file gives as its `$schema` leads nowhere by
 * itself; the editor's JSON support asks for it as for any document.
 */
export function provideCompiledSchema(extension: Uri): Disposable {
  return workspace.registerTextDocumentContentProvider('urn', {
    provideTextDocumentContent: async ({ path }) => {
      if (path !== 'regimen:ruleset:1') return undefined;
      const schema = Uri.joinPath(extension, 'language', 'ruleset', 'ruleset.schema.json');
      return new TextDecoder().decode(await workspace.fs.readFile(schema));
    },
  });
}
