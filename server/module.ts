import { inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type PartialLangiumServices,
  type PartialLangiumSharedServices,
} from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import {
  languageModule,
  loadLibrary,
  RegimenGeneratedModule,
  RegimenGeneratedSharedModule,
  sharedModule,
} from '../language/syntax/module.ts';
import { Programs } from '../language/syntax/program.ts';
import { Analyses } from './analyses.ts';
import { CodeMatcher } from './code-matcher.ts';
import { Defects } from './defects.ts';
import { DocumentUpdates } from './document-updates.ts';
import { TextValidator } from './document-validator.ts';
import { QuickFixes } from './features/code-actions.ts';
import { CaseLenses, lensRefresher } from './features/code-lenses.ts';
import { NextWords } from './features/completion.ts';
import { NameDefinition } from './features/definition.ts';
import { NameHighlight } from './features/document-highlight.ts';
import { MemoLinks } from './features/document-links.ts';
import { Outline } from './features/document-symbols.ts';
import { CanonicalLayout } from './features/formatting.ts';
import { NameHover } from './features/hover.ts';
import { NameReferences } from './features/references.ts';
import { NameRename } from './features/rename.ts';
import { HeldDocuments } from './features/text-document-content.ts';
import { DeclarationSearch } from './features/workspace-symbols.ts';
import { RegimenLanguageServer } from './language-server.ts';
import { MemoFiles } from './memo-files.ts';
import { PassageSearch } from './passage-search.ts';
import { ReportedDiagnostics } from './reported-diagnostics.ts';
import type { AddedServices, FeatureServices, ServerServices } from './services.ts';
import { RulesetWorkspace } from './workspace.ts';
import { SourceProvider, type WorkspaceFiles } from './workspace-files.ts';

/** The features of the editor, one file each. What is not named here Langium does as it stands. */
const features: Module<FeatureServices, Pick<PartialLangiumServices, 'lsp'>> = {
  lsp: {
    HoverProvider: (services) => new NameHover(services),
    CompletionProvider: (services) => new NextWords(services),
    DefinitionProvider: (services) => new NameDefinition(services),
    ReferencesProvider: (services) => new NameReferences(services),
    DocumentHighlightProvider: (services) => new NameHighlight(services),
    RenameProvider: (services) => new NameRename(services),
    DocumentSymbolProvider: () => new Outline(),
    CodeActionProvider: (services) => new QuickFixes(services),
    CodeLensProvider: (services) => new CaseLenses(services),
    DocumentLinkProvider: (services) => new MemoLinks(services),
    Formatter: () => new CanonicalLayout(),
  },
};

/** The services of one server: Langium's, the language's, and the server's own. */
export function createServices(
  connection: Connection,
  files: WorkspaceFiles,
): { shared: ServerServices; language: FeatureServices } {
  const programs = new Programs();
  const sources = new SourceProvider(files);
  const own: Module<ServerServices, PartialLangiumSharedServices & AddedServices> = {
    regimen: {
      Programs: () => programs,
      Files: () => files,
      Memos: ({ workspace }) => new MemoFiles(files, () => workspace.WorkspaceManager.folderUris),
      Search: () => new PassageSearch(),
      Defects: () => new Defects(connection),
      Analyses: ({ lsp, regimen, workspace }) => {
        const refreshLenses = lensRefresher(lsp.LanguageServer, connection);
        return new Analyses({
          programs,
          memos: regimen.Memos,
          lock: workspace.WorkspaceLock,
          analysed(analysis) {
            regimen.Reported.ofAnalysis(analysis);
            refreshLenses();
          },
          failed(program, error) {
            regimen.Defects.report(error);
            if (program) regimen.Reported.ofTextAlone(program);
          },
        });
      },
      Reported: ({ regimen, workspace }) =>
        new ReportedDiagnostics(
          connection,
          () => regimen.Analyses.settings,
          ({ uri }) => (workspace.TextDocuments.get(uri) ? undefined : workspace.FileSystemProvider.problemOf(uri)),
        ),
    },
    lsp: {
      LanguageServer: (services) => new RegimenLanguageServer(services),
      DocumentUpdateHandler: (services) => new DocumentUpdates(services, connection),
      FuzzyMatcher: () => new CodeMatcher(),
      WorkspaceSymbolProvider: (services) => new DeclarationSearch(services),
      TextDocumentContentProvider: (services) => new HeldDocuments(services),
    },
    workspace: {
      FileSystemProvider: () => sources,
      WorkspaceManager: (services) => new RulesetWorkspace(services, files, connection),
    },
  };
  const shared = inject(
    createDefaultSharedModule({ connection, fileSystemProvider: () => sources }),
    RegimenGeneratedSharedModule,
    sharedModule(programs),
    own,
  );
  const ownLanguage: Module<FeatureServices, Pick<PartialLangiumServices, 'validation'> & { shared: ServerServices }> =
    {
      shared: () => shared,
      validation: { DocumentValidator: () => new TextValidator(shared) },
    };
  const language = inject(
    createDefaultModule({ shared }),
    RegimenGeneratedModule,
    languageModule(programs),
    features,
    ownLanguage,
  );
  shared.ServiceRegistry.register(language);
  loadLibrary(shared, programs);
  return { shared, language };
}
