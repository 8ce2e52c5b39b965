import { AstUtils } from 'langium';
import type { WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { allKinds } from '../../language/checks/kinds.ts';
import { rangeOf } from '../../language/checks/place.ts';
import { symbolKindOf } from '../kind-icons.ts';
import type { ServerServices } from '../services.ts';

const mostSymbols = 1000;

/** Finds the declarations of the workspace by name or title, those of the standard library left out. */
export class DeclarationSearch implements WorkspaceSymbolProvider {
  private readonly services: ServerServices;

  constructor(services: ServerServices) {
    this.services = services;
  }

  getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    const { regimen, lsp } = this.services;
    const found: WorkspaceSymbol[] = [];
    for (const program of regimen.Programs.all()) {
      for (const named of allKinds.flatMap((kind) => program.visible(kind))) {
        const title = 'title' in named ? named.title : undefined;
        if (!program.declared(named.$type, named.name).includes(named)) continue;
        if (!lsp.FuzzyMatcher.match(query, named.name) && !lsp.FuzzyMatcher.match(query, title ?? '')) continue;
        found.push({
          name: title === undefined ? named.name : `${named.name} ${title}`,
          kind: symbolKindOf(named.$type),
          containerName: program.header()?.title ?? '',
          location: { uri: AstUtils.getDocument(named).uri.toString(), range: rangeOf(named, 'name') },
        });
        if (found.length === mostSymbols) return found;
      }
    }
    return found;
  }
}
