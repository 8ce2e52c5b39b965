import { AstUtils, type LangiumDocument } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import { Location, type ReferenceParams } from 'vscode-languageserver';
import { rangeOfText } from '../../language/checks/place.ts';
import { type Mention, mentionAt, mentionsIn, type Target } from '../mentions.ts';
import type { FeatureServices, ServerServices } from '../services.ts';

/** Lists where a name is used, in every file that can see it. */
export class NameReferences implements ReferencesProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
    const { Programs } = this.services.shared.regimen;
    const found = mentionAt(document, Programs.of(document), document.textDocument.offsetAt(position));
    if (!found) return [];
    return mentionsOf(found.target, document, this.services.shared)
      .filter(({ mention }) => context.includeDeclaration || !mention.declares)
      .map(({ uri, mention }) => Location.create(uri, rangeOfText(mention.text)));
  }
}

/** Every mention of a target, in the order of files and places; one of the standard library is looked for in every ruleset. */
export function mentionsOf(
  target: Target,
  document: LangiumDocument,
  { regimen: { Programs } }: ServerServices,
): { uri: string; mention: Mention }[] {
  const own = Programs.of(document);
  const isOwn = own.documents().some((each) => each.parseResult.value === AstUtils.findRootNode(target));
  const programs = isOwn && own.library ? [own] : [...Programs.all(), own.library ?? own];
  return programs.flatMap((program) =>
    program.documents().flatMap((each) => {
      const mentions = [...mentionsIn(each, program)].filter((mention) => mention.target === target);
      mentions.sort((a, b) => a.text.offset - b.text.offset);
      return mentions.map((mention) => ({ uri: each.uri.toString(), mention }));
    }),
  );
}
