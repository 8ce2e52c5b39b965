import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  EventEmitter,
  Location,
  languages,
  type Position,
  type ReferenceProvider,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CitingDeclaration, MemoPassagesResult } from '../server/protocol.ts';
import { ask } from './ask.ts';

/** The text of a memo stands in its file as an author reads it. */
const textMemos = [{ pattern: '**/*.md' }, { pattern: '**/*.txt' }];

/** How long after an edit of a rule the lenses are asked for again, in milliseconds. */
const pause = 500;

/** Shows in a memo which of its passages are cited, and by what. */
export function showCitedPassages(client: BaseLanguageClient): Disposable {
  const passages = new CitedPassages(client);
  return Disposable.from(
    passages,
    languages.registerCodeLensProvider(textMemos, passages),
    languages.registerReferenceProvider(textMemos, passages),
  );
}

class CitedPassages implements CodeLensProvider, ReferenceProvider, Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #listener: Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#listener = workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== 'regimen') return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#changed.fire(), pause);
    });
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    const memo = await this.#passagesOf(document);
    return (memo?.passages ?? []).map(({ range, citations }) => {
      const at = this.#client.protocol2CodeConverter.asRange(range);
      const [only] = citations;
      const title =
        citations.length === 1 && only ? `cited by ${only.title}` : `cited by ${citations.length} declarations`;
      const places = citations.map((citation) => this.#locationOf(citation));
      // Goes there at once where there is one place, and lists them where there are several.
      const go = [document.uri, at.start, places, 'goto', 'The citation is gone.'];
      return new CodeLens(at, { title, command: 'editor.action.goToLocations', arguments: go });
    });
  }

  async provideReferences(document: TextDocument, position: Position): Promise<Location[]> {
    const memo = await this.#passagesOf(document);
    return (memo?.passages ?? [])
      .filter(({ range }) => this.#client.protocol2CodeConverter.asRange(range).contains(position))
      .flatMap(({ citations }) => citations.map((citation) => this.#locationOf(citation)));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listener.dispose();
    this.#changed.dispose();
  }

  #passagesOf({ uri }: TextDocument): Promise<MemoPassagesResult | null> {
    return ask(this.#client, 'regimen/memoPassages', { uri: uri.toString() });
  }

  #locationOf({ uri, range }: CitingDeclaration): Location {
    return new Location(Uri.parse(uri, true), this.#client.protocol2CodeConverter.asRange(range));
  }
}
