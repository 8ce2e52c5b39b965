import {
  DefaultDocumentBuilder,
  DefaultIndexManager,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type URI,
} from 'langium';
import { isRulesetHeader } from '../grammar/generated/ast.ts';
import { contentOf } from './declarations.ts';
import { type Programs, usedLibraries } from './program.ts';

/**
 * Keeps names by ruleset instead of one global table, and no list of references: `NameLinker` looks names up. A library is read
 * when the first document that uses it is.
 */
export class ProgramIndexManager extends DefaultIndexManager {
  private readonly programs: Programs;
  private readonly load: (libraries: readonly string[]) => Promise<void>;

  constructor(
    services: LangiumSharedCoreServices,
    programs: Programs,
    load: (libraries: readonly string[]) => Promise<void>,
  ) {
    super(services);
    this.programs = programs;
    this.load = load;
  }

  override async updateContent(document: LangiumDocument): Promise<void> {
    this.programs.update(document);
    await this.load(contentOf(document).declarations.filter(isRulesetHeader).flatMap(usedLibraries));
  }

  override async updateReferences(): Promise<void> {}

  override removeContent(): void {}

  override removeReferences(): void {}

  override remove(uri: URI): void {
    this.programs.remove(uri.toString());
  }

  override isAffected(): boolean {
    return false;
  }
}

/** A reference is looked up when it is read, so no edit makes another document's references stale. */
export class NameDocumentBuilder extends DefaultDocumentBuilder {
  protected override shouldRelink(): boolean {
    return false;
  }
}
