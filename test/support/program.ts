import { URI } from 'langium';
import type { MemoPassages } from '../../language/compile/compilation.ts';
import { compile } from '../../language/compile/compile.ts';
import type { Ruleset } from '../../language/ruleset/types.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import type { Program } from '../../language/syntax/program.ts';

/** The programs of some files, given by path, in the order of their folders. */
export async function programsOf(files: Record<string, string>): Promise<Program[]> {
  const { shared, programs } = createLanguage();
  const documents = Object.entries(files).map(([path, text]) =>
    shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(path)),
  );
  for (const document of documents) shared.workspace.LangiumDocuments.addDocument(document);
  await shared.workspace.DocumentBuilder.build(documents);
  return programs.all();
}

/** Memos none of whose files is there. */
export const absentMemos: MemoPassages = {
  resolve: (cited) => ({ ...cited, found: 'absent' }),
  sha256: () => undefined,
};

/** The compiled ruleset of one file's text, in a ruleset's folder. */
export async function compileText(text: string): Promise<Ruleset> {
  const [program] = await programsOf({ '/ruleset/main.regimen': text });
  if (!program) throw new Error('No program');
  return compile(program, absentMemos, { generator: 'test', sources: [] }).ruleset;
}
