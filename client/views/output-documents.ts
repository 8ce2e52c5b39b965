import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';

const scheme = 'regimen-output';

/** What commands make, as read-only documents: the compiled ruleset, the decision of a case. Nothing is written to disk. */
export class OutputDocuments implements TextDocumentContentProvider, Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(scheme, this);
  readonly onDidChange = this.#changed.event;

  /**
   * Gives a document its text; where a document of this name is open, it shows the new text in place. `about` keeps two documents
   * of one name apart.
   */
  put(name: string, about: string, text: string): Uri {
    const uri = Uri.from({ scheme, path: `/${name.replaceAll(/[/\\?#]/g, '-')}`, query: about });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
