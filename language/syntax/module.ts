import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  type DefaultSharedCoreModuleContext,
  DocumentState,
  EMPTY_SCOPE,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type Module,
  MultiMap,
  type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices,
  URI,
} from 'langium';
import { isRulesetHeader } from '../grammar/generated/ast.ts';
import { RegimenGeneratedModule, RegimenGeneratedSharedModule } from '../grammar/generated/module.ts';
import { libraries } from '../library/libraries.ts';
import { librarySources } from '../library/sources.ts';
import { contentOf } from './declarations.ts';
import { commentBefore } from './doc-comment.ts';
import { NameDocumentBuilder, ProgramIndexManager } from './document-index.ts';
import { NestingLexer } from './lexer.ts';
import { NameLinker } from './linker.ts';
import { libraryScheme, Programs, usedLibraries } from './program.ts';
import { QuickDocuments } from './quick-documents.ts';
import { TextValueConverter } from './value-converter.ts';

/** The services of the language that replace Langium's own, for a language server to build on as well. */
export function languageModule(programs: Programs): Module<LangiumCoreServices, PartialLangiumCoreServices> {
  return {
    parser: {
      Lexer: (services) => new NestingLexer(services),
      ValueConverter: () => new TextValueConverter(),
    },
    documentation: {
      CommentProvider: () => ({ getComment: (node) => commentBefore(node)?.text }),
    },
    references: {
      Linker: (services) => new NameLinker(services, programs),
      ScopeProvider: () => ({ getScope: () => EMPTY_SCOPE }),
      ScopeComputation: () => ({
        collectExportedSymbols: async () => [],
        collectLocalSymbols: async () => new MultiMap(),
      }),
    },
  };
}

/** The services shared by all documents that replace Langium's own. */
export function sharedModule(programs: Programs): Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> {
  return {
    workspace: {
      IndexManager: (services) =>
        new ProgramIndexManager(services, programs, (names) => loadLibraries(services, programs, names)),
      DocumentBuilder: (services) => new NameDocumentBuilder(services),
      LangiumDocumentFactory: (services) => new QuickDocuments(services),
    },
  };
}

export { RegimenGeneratedModule, RegimenGeneratedSharedModule };

/** Puts the standard library's documents, which are in every ruleset's view, into the workspace. */
export function loadLibrary(shared: LangiumSharedCoreServices, programs: Programs): void {
  addLibraryDocuments(shared, programs, librarySources);
}

/** Takes the names of documents that were parsed, and reads the libraries that they use: all that a program needs to be compiled. */
export async function indexDocuments(
  { shared, programs }: Pick<LanguageServices, 'shared' | 'programs'>,
  documents: readonly LangiumDocument[],
): Promise<void> {
  for (const document of documents) programs.update(document);
  const used = documents.flatMap((document) => contentOf(document).declarations.filter(isRulesetHeader));
  await loadLibraries(shared, programs, used.flatMap(usedLibraries));
}

/** Puts the documents of the named libraries, and of those that they use, into the workspace, each library once. */
export async function loadLibraries(
  shared: LangiumSharedCoreServices,
  programs: Programs,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    if (!Object.hasOwn(libraries, name) || programs.hasLibrary(name)) continue;
    const sources = await libraries[name]?.();
    // Another document that uses it may have been faster.
    if (!sources || programs.hasLibrary(name)) continue;
    const texts = Object.entries(sources.sources).map(([file, text]) => [`${name}/${file}`, text]);
    addLibraryDocuments(shared, programs, Object.fromEntries(texts));
    await loadLibraries(shared, programs, programs.usedByLibrary(name));
  }
}

function addLibraryDocuments(
  shared: LangiumSharedCoreServices,
  programs: Programs,
  sources: Readonly<Record<string, string>>,
): void {
  for (const [name, text] of Object.entries(sources)) {
    const uri = URI.from({ scheme: libraryScheme, path: `/${name}` });
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, uri);
    shared.workspace.LangiumDocuments.addDocument(document);
    programs.update(document);
    document.state = DocumentState.Validated;
  }
}

export interface LanguageServices {
  shared: LangiumSharedCoreServices;
  language: LangiumCoreServices;
  programs: Programs;
}

/** The language without an editor: parser, names, and the standard library. */
export function createLanguage(context: DefaultSharedCoreModuleContext = EmptyFileSystem): LanguageServices {
  const programs = new Programs();
  const shared = inject(createDefaultSharedCoreModule(context), RegimenGeneratedSharedModule, sharedModule(programs));
  const language = inject(createDefaultCoreModule({ shared }), RegimenGeneratedModule, languageModule(programs));
  shared.ServiceRegistry.register(language);
  loadLibrary(shared, programs);
  return { shared, language, programs };
}
