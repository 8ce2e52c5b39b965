import { type Diagnostic, languages, type Position, Range, type TextDocument, type Uri } from 'vscode';

/** Fails with both values, where they differ as JSON. The extension host in a browser has no assertion library of its own. */
export function expectEqual(actual: unknown, expected: unknown): void {
  const [got, wanted] = [actual, expected].map((value) => JSON.stringify(value, null, 2));
  if (got !== wanted) throw new Error(`expected ${wanted}\nbut got ${got}`);
}

export function expectIncludes(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`expected to find ${JSON.stringify(part)} in ${JSON.stringify(text)}`);
}

/** The diagnostics of a document, as soon as they are as wanted. Waits for the event that says so, not for time to pass. */
export function diagnosticsOnce(uri: Uri, wanted: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
  return new Promise((resolve) => {
    const look = () => {
      const diagnostics = languages.getDiagnostics(uri);
      if (!wanted(diagnostics)) return;
      subscription.dispose();
      resolve(diagnostics);
    };
    const subscription = languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** `code severity "text under it"`, sorted by place: a diagnostic as a reader sees it. */
export function inWords(document: TextDocument, diagnostics: Diagnostic[]): string[] {
  const severities = ['error', 'warning', 'information', 'hint'];
  return [...diagnostics]
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((diagnostic) => {
      const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
      return `${code} ${severities[diagnostic.severity]} "${document.getText(diagnostic.range)}"`;
    });
}

/** The place of a piece of text that stands in a document once. */
export function placeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  if (start < 0 || document.getText().indexOf(text, start + 1) >= 0)
    throw new Error(`${text} does not stand there once`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Some characters into a piece of text that stands in a document once. */
export function positionIn(document: TextDocument, text: string, offset = 1): Position {
  return document.positionAt(document.offsetAt(placeOf(document, text).start) + offset);
}
