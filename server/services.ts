import type { LangiumServices, LangiumSharedServices } from 'langium/lsp';
import type { Programs } from '../language/syntax/program.ts';
import type { Analyses } from './analyses.ts';
import type { Defects } from './defects.ts';
import type { MemoFiles } from './memo-files.ts';
import type { PassageSearch } from './passage-search.ts';
import type { ReportedDiagnostics } from './reported-diagnostics.ts';
import type { RulesetWorkspace } from './workspace.ts';
import type { SourceProvider, WorkspaceFiles } from './workspace-files.ts';

/** What the server adds to Langium's services. */
export interface AddedServices {
  regimen: {
    Programs: Programs;
    Files: WorkspaceFiles;
    Memos: MemoFiles;
    Search: PassageSearch;
    Analyses: Analyses;
    Reported: ReportedDiagnostics;
    Defects: Defects;
  };
  workspace: {
    FileSystemProvider: SourceProvider;
    WorkspaceManager: RulesetWorkspace;
  };
}

export type ServerServices = LangiumSharedServices & AddedServices;

/** The services of the language, as the editor's features take them. */
export type FeatureServices = LangiumServices & { shared: ServerServices };
