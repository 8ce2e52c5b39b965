import { type LangiumDocument, type URI, UriUtils } from 'langium';
import { isRulesetHeader, isUses, type RulesetHeader } from '../grammar/generated/ast.ts';
import { libraries } from '../library/libraries.ts';
import { contentOf, type Named, namedDeclarations } from './declarations.ts';

/** What declares a name: the $type of a declaration. */
export type Kind = Named['$type'];

/**
 * One ruleset: the documents of a folder and of the folders below it that are no ruleset of their own, with the names they
 * declare. Names that it does not declare are looked up in the libraries that its header uses, in their order, then in those
 * that these use, then in the standard library: its own declaration replaces a library's, an earlier library's a later one's.
 */
export interface Program {
  /** The folder's URI without a slash at the end; empty for the files that lie outside every ruleset. */
  readonly folder: string;
  /** Changes with every change of the ruleset's own documents, and when a library that it uses has been read. */
  readonly version: number;
  /** What its names fall back on, all libraries in one; undefined for the standard library itself. */
  readonly library: Program | undefined;
  /** In the order of their URIs. */
  documents(): LangiumDocument[];
  header(): RulesetHeader | undefined;
  /** The first declaration of the name in the order of the documents, then the library's. */
  lookup(kind: Kind, name: string): Named | undefined;
  /** All declarations of the name in the ruleset itself. */
  declared(kind: Kind, name: string): readonly Named[];
  /** The declarations that are in force for the ruleset: its own, then those of the library that it does not replace. */
  visible(kind: Kind): Named[];
}

type Names = Map<string, Named[]>;

interface Entry {
  document: LangiumDocument;
  declarations: Named[];
  byKind: ReadonlyMap<Kind, Named[]>;
  header: RulesetHeader | undefined;
}

class RulesetProgram implements Program {
  private readonly entries = new Map<string, Entry>();
  private readonly tables = new Map<Kind, Names>();
  /** The declarations of one name that are not in the order of the text. */
  private readonly unsorted = new Set<Named[]>();
  private sorted: Entry[] | undefined;

  readonly folder: string;
  private readonly libraryOf: (names: readonly string[]) => Program | undefined;
  private used: { version: number; names: readonly string[] } | undefined;
  private changes = 0;

  /** `libraryOf` gives the libraries of the names that the header uses, as one. */
  constructor(folder: string, libraryOf: (names: readonly string[]) => Program | undefined) {
    this.folder = folder;
    this.libraryOf = libraryOf;
  }

  get version(): number {
    return this.changes + (this.library?.version ?? 0);
  }

  get library(): Program | undefined {
    return this.libraryOf(this.usedNames());
  }

  /** The libraries that the header names, in its order. */
  usedNames(): readonly string[] {
    if (this.used?.version !== this.changes) {
      const header = this.header();
      this.used = { version: this.changes, names: header ? usedLibraries(header) : [] };
    }
    return this.used.names;
  }

  add(entry: Entry): void {
    this.changes++;
    this.entries.set(entry.document.uri.toString(), entry);
    this.sorted = undefined;
    for (const declaration of entry.declarations) {
      // Error recovery may leave a declaration without its name.
      if (!declaration.name) continue;
      let names = this.tables.get(declaration.$type);
      if (!names) {
        names = new Map();
        this.tables.set(declaration.$type, names);
      }
      const same = names.get(declaration.name);
      if (same) {
        same.push(declaration);
        this.unsorted.add(same);
      } else names.set(declaration.name, [declaration]);
    }
  }

  remove(uri: string): void {
    const entry = this.entries.get(uri);
    if (!entry) return;
    this.changes++;
    this.entries.delete(uri);
    this.sorted = undefined;
    const gone = new Set(entry.declarations);
    const distinct = new Map(entry.declarations.map(({ $type, name }) => [`${$type} ${name}`, { kind: $type, name }]));
    for (const { kind, name } of distinct.values()) {
      const names = this.tables.get(kind);
      const same = names?.get(name);
      if (!names || !same) continue;
      this.unsorted.delete(same);
      const rest = same.filter((declaration) => !gone.has(declaration));
      if (rest.length === 0) names.delete(name);
      else {
        names.set(name, rest);
        this.unsorted.add(rest);
      }
    }
  }

  get size(): number {
    return this.entries.size;
  }

  private inOrder(): Entry[] {
    this.sorted ??= [...this.entries.values()].sort((a, b) =>
      compareText(a.document.uri.toString(), b.document.uri.toString()),
    );
    return this.sorted;
  }

  documents(): LangiumDocument[] {
    return this.inOrder().map((entry) => entry.document);
  }

  header(): RulesetHeader | undefined {
    for (const entry of this.inOrder())
      if (entry.header && folderOf(entry.document.uri) === this.folder) return entry.header;
    return undefined;
  }

  declared(kind: Kind, name: string): readonly Named[] {
    const same = this.tables.get(kind)?.get(name);
    if (!same) return [];
    if (this.unsorted.delete(same)) same.sort(inTextOrder);
    return same;
  }

  lookup(kind: Kind, name: string): Named | undefined {
    const same = this.tables.get(kind)?.get(name);
    if (!same) return this.library?.lookup(kind, name);
    return same.length === 1 ? same[0] : this.declared(kind, name)[0];
  }

  /** Grows with every change of its own documents. */
  get ownVersion(): number {
    return this.changes;
  }

  /** The declarations of its own that are in force. */
  own(kind: Kind): Named[] {
    const own: Named[] = [];
    if (!this.tables.has(kind)) return own;
    for (const entry of this.inOrder()) {
      for (const declaration of entry.byKind.get(kind) ?? []) {
        if (declaration.name && this.lookup(kind, declaration.name) === declaration) own.push(declaration);
      }
    }
    return own;
  }

  visible(kind: Kind): Named[] {
    const own = this.own(kind);
    const inherited = this.library?.visible(kind) ?? [];
    return own.concat(inherited.filter((declaration) => !this.tables.get(kind)?.has(declaration.name)));
  }
}

/** Several libraries as one: of two that declare one name, the first counts. */
class Libraries implements Program {
  readonly folder = '';
  readonly library = undefined;
  private readonly parts: readonly RulesetProgram[];

  constructor(parts: readonly RulesetProgram[]) {
    this.parts = parts;
  }

  get version(): number {
    return this.parts.reduce((sum, part) => sum + part.ownVersion, 0);
  }

  documents(): LangiumDocument[] {
    return this.parts.flatMap((part) => part.documents());
  }

  header(): undefined {
    return undefined;
  }

  declared(kind: Kind, name: string): readonly Named[] {
    for (const part of this.parts) {
      const same = part.declared(kind, name);
      if (same.length > 0) return same;
    }
    return [];
  }

  lookup(kind: Kind, name: string): Named | undefined {
    return this.declared(kind, name)[0];
  }

  visible(kind: Kind): Named[] {
    const names = new Set<string>();
    return this.parts.flatMap((part) => {
      const own = part.own(kind).filter(({ name }) => !names.has(name));
      for (const { name } of own) names.add(name);
      return own;
    });
  }
}

/** The names after every `uses` of a header, in its order. */
export function usedLibraries(header: RulesetHeader): string[] {
  return [...new Set(header.properties.filter(isUses).flatMap((uses) => uses.libraries))];
}

function byKind(declarations: readonly Named[]): Map<Kind, Named[]> {
  const found = new Map<Kind, Named[]>();
  for (const declaration of declarations) {
    const same = found.get(declaration.$type);
    if (same) same.push(declaration);
    else found.set(declaration.$type, [declaration]);
  }
  return found;
}

/** Compares by UTF-16 code units, so that the order does not hang on a locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inTextOrder(a: Named, b: Named): number {
  const byFile = compareText(uriOf(a), uriOf(b));
  return byFile !== 0 ? byFile : (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0);
}

function uriOf(node: Named): string {
  let root: Named['$container'] | Named = node;
  while (root.$container) root = root.$container as Named['$container'];
  return root.$document?.uri.toString() ?? '';
}

function folderOf(uri: URI): string {
  return UriUtils.dirname(uri).toString();
}

/** The scheme of the documents of the standard library (`/units.regimen`) and of the libraries (`/ear/exceptions.regimen`). */
export const libraryScheme = 'regimen-library';

/** The libraries that a ruleset may use. */
export const libraryNames: readonly string[] = Object.keys(libraries);

/** The library that a document of the scheme belongs to; empty for the standard library. */
function libraryNamed(uri: URI): string {
  return uri.path.slice(1, Math.max(1, uri.path.lastIndexOf('/')));
}

/** Keeps the programs of a workspace up to date while documents come, change and go. */
export class Programs {
  private readonly entries = new Map<string, Entry>();
  private readonly standard = new RulesetProgram('', () => undefined);
  private readonly libraries = new Map<string, RulesetProgram>();
  private views = new Map<string, Libraries>();
  private programs = new Map<string, RulesetProgram>();
  private assignment = new Map<string, RulesetProgram>();
  private stale = false;
  /** Grows with every change of any name; what was looked up before may be out of date. */
  version = 0;

  /** Takes the names of a document that is new or was parsed again. */
  update(document: LangiumDocument): void {
    this.version++;
    const uri = document.uri.toString();
    const declarations = namedDeclarations(document);
    const entry: Entry = {
      document,
      declarations,
      byKind: byKind(declarations),
      header: contentOf(document).declarations.find(isRulesetHeader),
    };
    if (document.uri.scheme === libraryScheme) {
      const library = this.libraryOf(document.uri);
      library.remove(uri);
      library.add(entry);
      this.views.clear();
      return;
    }
    const before = this.entries.get(uri);
    this.entries.set(uri, entry);
    const program = this.assignment.get(uri);
    if (this.stale || !program || !before || Boolean(before.header) !== Boolean(entry.header)) {
      this.stale = true;
      return;
    }
    program.remove(uri);
    program.add(entry);
  }

  /** Forgets a document that is gone. */
  remove(uri: string): void {
    if (!this.entries.delete(uri)) return;
    this.version++;
    this.stale = true;
  }

  /** The program that a document belongs to; the library's documents are a program of their own. */
  of(document: LangiumDocument): Program {
    if (document.uri.scheme === libraryScheme) return this.libraryOf(document.uri);
    this.assign();
    // A document that is not indexed yet sees the standard library alone.
    return this.assignment.get(document.uri.toString()) ?? this.standard;
  }

  /** Whether the library has been read. */
  hasLibrary(name: string): boolean {
    return this.libraries.has(name);
  }

  /** The libraries that a library uses. */
  usedByLibrary(name: string): readonly string[] {
    return this.libraries.get(name)?.usedNames() ?? [];
  }

  private libraryOf(uri: URI): RulesetProgram {
    const name = libraryNamed(uri);
    if (name === '') return this.standard;
    let library = this.libraries.get(name);
    if (!library) {
      library = this.ruleset(folderOf(uri));
      this.libraries.set(name, library);
    }
    return library;
  }

  private ruleset(folder: string): RulesetProgram {
    return new RulesetProgram(folder, (names) => this.view(names));
  }

  /** The named libraries in their order, those that they use, and the standard library last. What has not been read is left out. */
  private view(names: readonly string[]): Libraries {
    const key = names.join(' ');
    let view = this.views.get(key);
    if (!view) {
      const found = new Set<RulesetProgram>();
      for (let next = names; next.length > 0; ) {
        const read = next.flatMap((name) => this.libraries.get(name) ?? []).filter((library) => !found.has(library));
        for (const library of read) found.add(library);
        next = read.flatMap((library) => library.usedNames());
      }
      view = new Libraries([...found, this.standard]);
      this.views.set(key, view);
    }
    return view;
  }

  /** Every program of the workspace in the order of their folders, without the libraries. */
  all(): Program[] {
    this.assign();
    return [...this.programs.values()]
      .filter((program) => program.size > 0)
      .sort((a, b) => compareText(a.folder, b.folder));
  }

  private assign(): void {
    if (!this.stale) return;
    this.stale = false;
    this.programs = new Map();
    this.assignment = new Map();
    for (const entry of this.entries.values()) {
      if (entry.header) {
        const folder = folderOf(entry.document.uri);
        if (!this.programs.has(folder)) this.programs.set(folder, this.ruleset(folder));
      }
    }
    for (const [uri, entry] of this.entries) {
      let folder = folderOf(entry.document.uri);
      while (!this.programs.has(folder)) {
        const slash = folder.lastIndexOf('/');
        if (slash < 0) {
          folder = '';
          break;
        }
        folder = folder.slice(0, slash);
      }
      let program = this.programs.get(folder);
      if (!program) {
        program = this.ruleset(folder);
        this.programs.set(folder, program);
      }
      program.add(entry);
      this.assignment.set(uri, program);
    }
  }
}
