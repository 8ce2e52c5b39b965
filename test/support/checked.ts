import assert from 'node:assert/strict';
import { type LangiumDocument, URI } from 'langium';
import { checkDocument, checkEvidence } from '../../language/checks/check-document.ts';
import { type Evidence, noEvidence } from '../../language/checks/evidence.ts';
import type { Diagnostic } from '../../language/diagnostics/diagnostic.ts';
import { createLanguage, type LanguageServices } from '../../language/syntax/module.ts';
import { memosAsEvidence } from './evidence.ts';
import { applied, assertExpected, type Fixture, mainFile, readFixture } from './fixture.ts';

let services: LanguageServices | undefined;

/** Every diagnostic of the text of the files, with the files named by their paths. `only` leaves the others' out. */
export function diagnosticsOf(files: Fixture['files'], evidence: Evidence = noEvidence, only?: string): Diagnostic[] {
  services ??= createLanguage();
  const { shared, programs } = services;
  const documents: LangiumDocument[] = [...files].map(([path, text]) =>
    shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(path)),
  );
  for (const document of documents) programs.update(document);
  try {
    return documents
      .flatMap((document) => {
        const program = programs.of(document);
        return [...checkDocument(document, program), ...checkEvidence(document, program, evidence)];
      })
      .filter((diagnostic) => only === undefined || diagnostic.code === only)
      .map(withPaths);
  } finally {
    for (const document of documents) programs.remove(document.uri.toString());
  }
}

/** Names files by their paths instead of their URIs. */
export function withPaths(diagnostic: Diagnostic): Diagnostic {
  const path = (file: string) => URI.parse(file).path;
  return {
    ...diagnostic,
    file: path(diagnostic.file),
    related: diagnostic.related.map((place) => ({ ...place, file: path(place.file) })),
    fixes: diagnostic.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, place: { ...edit.place, file: path(edit.place.file) } })),
    })),
  };
}

interface Options {
  /** What the memos of the sample say, unless it is given. */
  evidence?: Evidence;
  only?: string;
}

/** The sample's diagnostics are exactly those that it expects. With `only`, those of one code. */
export function assertChecks(sample: string, { evidence, only }: Options = {}): void {
  const fixture = readFixture(sample);
  assertExpected(fixture, diagnosticsOf(fixture.files, evidence ?? evidenceIn(fixture), only));
}

/** The sample has a diagnostic of the code with a fix of the title that turns the first file's text into `result`. */
export function assertFix(
  code: string,
  title: string,
  sample: string,
  result: string,
  { evidence }: Options = {},
): void {
  const fixture = readFixture(sample);
  const { files } = fixture;
  const diagnostics = diagnosticsOf(files, evidence ?? evidenceIn(fixture), code);
  const fixes = diagnostics.flatMap((diagnostic) => diagnostic.fixes);
  const fix = fixes.find((each) => each.title === title);
  assert.ok(fix, `no fix “${title}” among: ${fixes.map((each) => `“${each.title}”`).join(', ')}`);
  assert.equal(applied(fix, mainFile, files.get(mainFile) ?? ''), result.replace(/^\n/, ''));
}

function evidenceIn({ memos }: Fixture): Evidence {
  return memos.size > 0 ? memosAsEvidence(memos) : noEvidence;
}
