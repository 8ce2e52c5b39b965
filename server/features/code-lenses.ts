import type { LangiumDocument } from 'langium';
import type { CodeLensProvider, LanguageServer } from 'langium/lsp';
import { type CodeLens, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import { rangeOf } from '../../language/checks/place.ts';
import { isCase } from '../../language/grammar/generated/ast.ts';
import { contentOf } from '../../language/syntax/declarations.ts';
import { compiledCase } from '../cases.ts';
import type { FeatureServices } from '../services.ts';

/** Shows at each case whether it passes, and decides it on a click, in editors that have the command. */
export class CaseLenses implements CodeLensProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    const { Analyses, Programs } = this.services.shared.regimen;
    const cases = contentOf(document).declarations.filter(isCase);
    const analysis = cases.length > 0 ? Analyses.now(Programs.of(document)) : undefined;
    if (!analysis) return [];
    return cases.flatMap((node) => {
      const result = compiledCase(analysis, node)?.result;
      const range = rangeOf(node, 'title');
      if (!result) return [];
      const title = result.passed ? '$(pass) passes · decide' : '$(error) fails · decide';
      return [
        { range, command: { title, command: 'regimen.decide', arguments: [document.uri.toString(), range.start] } },
      ];
    });
  }
}

/** Has the editor ask for the lenses again, where it can. */
export function lensRefresher(server: LanguageServer, connection: Connection): () => void {
  let canRefresh = false;
  server.onInitialize(({ capabilities }) => {
    canRefresh = capabilities.workspace?.codeLens?.refreshSupport ?? false;
  });
  return () => {
    if (canRefresh) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  };
}
