import { URI } from 'langium';
import { DefaultTextDocumentContentProvider } from 'langium/lsp';
import type { CancellationToken, TextDocumentContentParams, TextDocumentContentResult } from 'vscode-languageserver';
import { pages } from '../../language/diagnostics/pages.ts';
import { libraryScheme } from '../../language/syntax/program.ts';
import type { ServerServices } from '../services.ts';

const pageScheme = 'regimen-page';

/** Where the page of a diagnostic is read in the editor. */
export function pageUri(code: string): string {
  return URI.from({ scheme: pageScheme, path: `/${code}.md` }).toString();
}

/** The read-only documents that the server holds itself: the standard library, and the pages of the diagnostics. */
export class HeldDocuments extends DefaultTextDocumentContentProvider {
  constructor(services: ServerServices) {
    super(services, libraryScheme, pageScheme);
  }

  override async provideTextDocumentContent(
    params: TextDocumentContentParams,
    token: CancellationToken,
  ): Promise<TextDocumentContentResult | undefined> {
    const { scheme, path } = URI.parse(params.uri);
    if (scheme !== pageScheme) return super.provideTextDocumentContent(params, token);
    const code = path.slice(1).replace(/\.md$/, '');
    const page = Object.hasOwn(pages, code) ? pages[code] : undefined;
    return page === undefined ? undefined : { text: page };
  }
}
