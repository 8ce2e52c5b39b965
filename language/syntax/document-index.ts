import {
  DefaultDocumentBuilder,
  DefaultIndexManager,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type URI,
} from 'langium';
import type { Programs } from './program.ts';

/** Keeps names by ruleset instead of one global table, and no list of references: `NameLinker` looks names up. */
export class ProgramIndexManager extends DefaultIndexManager {
  private readonly programs: Programs;

  constructor(services: LangiumSharedCoreServices, programs: Programs) {
    super(services);
    this.programs = programs;
  }

  override async updateContent(document: LangiumDocument): Promise<void> {
    this.programs.update(document);
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
