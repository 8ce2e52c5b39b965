import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  URI,
} from 'langium';
import { RegimenGeneratedModule, RegimenGeneratedSharedModule } from '../../language/grammar/generated/module.ts';
import { librarySources } from '../../language/library/sources.ts';

/** The language as `langium generate` leaves it: the same grammar, no service replaced. */
export function bareLanguage(): { shared: LangiumSharedCoreServices; language: LangiumCoreServices } {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), RegimenGeneratedSharedModule);
  const language = inject(createDefaultCoreModule({ shared }), RegimenGeneratedModule);
  shared.ServiceRegistry.register(language);
  return { shared, language };
}

/** Parses, links and validates files, and the standard library beside them, as Langium's own command line does. */
export async function buildBare(files: ReadonlyMap<string, string>): Promise<LangiumDocument[]> {
  const { shared } = bareLanguage();
  const library = Object.entries(librarySources).map(([name, text]) => [`/library/${name}`, text] as const);
  const documents = [...library, ...files].map(([path, text]) => {
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.file(path));
    shared.workspace.LangiumDocuments.addDocument(document);
    return document;
  });
  await shared.workspace.DocumentBuilder.build(documents, { validation: true });
  return documents;
}
