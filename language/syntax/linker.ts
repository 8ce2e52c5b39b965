import {
  type AstNode,
  type AstReflection,
  AstUtils,
  type CstNode,
  DefaultLinker,
  type LangiumCoreServices,
  type LangiumDocument,
  type Reference,
} from 'langium';
import type { Named } from './declarations.ts';
import type { Kind, Programs } from './program.ts';
import { TextSpan } from './text-span.ts';

/**
 * References hold no target. They look their name up when they are read and keep the answer until some name changes, so
 * an edit in a much-used declaration costs nothing where it is used.
 */
export class NameLinker extends DefaultLinker {
  private readonly programs: Programs;
  private readonly kinds = new Map<string, Kind[]>();

  constructor(services: LangiumCoreServices, programs: Programs) {
    super(services);
    this.programs = programs;
  }

  override buildReference(node: AstNode, property: string, refNode: CstNode | undefined, refText: string): Reference {
    return new NameReference(this, node, property, refNode, refText);
  }

  override async link(document: LangiumDocument): Promise<void> {
    document.references = [];
    for (const node of AstUtils.streamAst(document.parseResult.value)) {
      for (const { reference } of AstUtils.streamReferences(node)) document.references.push(reference);
    }
  }

  override unlink(document: LangiumDocument): void {
    document.references = [];
  }

  get version(): number {
    return this.programs.version;
  }

  /** The declaration that a name means where `node` stands, or undefined. */
  resolve(node: AstNode, property: string, name: string): Named | undefined {
    const document = AstUtils.findRootNode(node).$document;
    if (!document) return undefined;
    const program = this.programs.of(document);
    for (const kind of this.kindsOf(node, property)) {
      const found = program.lookup(kind, name);
      if (found) return found;
    }
    return undefined;
  }

  private kindsOf(node: AstNode, property: string): Kind[] {
    return referableKinds(this.reflection, this.kinds, node, property);
  }
}

/** The kinds of declaration that a reference property may name, in the order of the grammar. */
export function referableKinds(
  reflection: AstReflection,
  cache: Map<string, Kind[]>,
  node: AstNode,
  property: string,
): Kind[] {
  const key = `${node.$type}:${property}`;
  let kinds = cache.get(key);
  if (!kinds) {
    const type = reflection.types[node.$type]?.properties[property]?.referenceType ?? '';
    const all = reflection.getAllSubTypes(type);
    kinds = (all.includes(type) ? [type] : []).concat(all.filter((sub) => sub !== type)).filter(isKind);
    cache.set(key, kinds);
  }
  return kinds;
}

const kindNames: ReadonlySet<string> = new Set<Kind>([
  'Category',
  'Destination',
  'EndUse',
  'Exception',
  'Group',
  'Listing',
  'Memo',
  'Parameter',
  'Party',
  'Quantity',
  'Reason',
  'Regime',
  'Rule',
  'Unit',
]);

function isKind(type: string): type is Kind {
  return kindNames.has(type);
}

/** A reference that looks its name up. */
export class NameReference implements Reference<Named> {
  private place: CstNode | undefined;
  readonly $refText: string;
  private readonly linker: NameLinker;
  private readonly node: AstNode;
  private readonly property: string;
  private target: Named | undefined;
  private seen = -1;

  constructor(linker: NameLinker, node: AstNode, property: string, refNode: CstNode | undefined, refText: string) {
    this.linker = linker;
    this.node = node;
    this.property = property;
    this.place = refNode;
    this.$refText = refText;
  }

  /** Where the name stands. A text that was read without a parser is parsed for it. */
  get $refNode(): CstNode {
    const of: CstNode | TextSpan | undefined = this.node.$cstNode;
    if (!this.place && of instanceof TextSpan) of.parse();
    return this.place!;
  }

  /** Takes the place that a parser tells. */
  standAt(place: CstNode): void {
    this.place = place;
  }

  get ref(): Named | undefined {
    if (this.seen !== this.linker.version) {
      this.target = this.linker.resolve(this.node, this.property, this.$refText);
      this.seen = this.linker.version;
    }
    return this.target;
  }
}
