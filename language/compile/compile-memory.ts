import type { AstNode } from 'langium';
import type { Exception, Rule } from '../grammar/generated/ast.ts';
import { NameLists } from '../region/name-lists.ts';
import { declaredKinds } from '../ruleset/declared-kinds.ts';
import { same } from '../ruleset/same.ts';
import {
  canonicalElement,
  canonicalElements,
  canonicalInOrder,
  type ElementKind,
  type ElementOf,
} from '../ruleset/shape.ts';
import type * as compiled from '../ruleset/types.ts';
import type { MemoPassages } from './compilation.ts';
import { namesReadBy } from './names-read.ts';
import type { ProvisionParts } from './provision.ts';
import { changedNames, type World } from './world.ts';

type Provision = Rule | Exception;

/** More lists of names than this are forgotten at the next run: most of them are of texts that are no more. */
const listLimit = 200_000;

interface Remembered {
  element: compiled.Rule | compiled.Exception;
  world: World;
  /** The names that the element was compiled by; collected when something has changed. */
  names?: readonly string[];
  /** What citations were looked up in; undefined for an element that cites nothing. */
  passages: MemoPassages | undefined;
  /** What it was compiled by besides. */
  facts: string;
}

/** The elements of the declarations that make up a world, in canonical order, and where they are declared. */
export type Declared = Omit<Pick<compiled.Ruleset, ElementKind>, 'rules' | 'exceptions' | 'accepted' | 'cases'> & {
  nodes: ReadonlyMap<string, AstNode>;
};

/** What rules and exceptions share, as it was made of a text and a world. */
interface KnownParts {
  text: string;
  world: World;
  parts: ProvisionParts;
}

interface Listed {
  elements: readonly compiled.Element[];
  sorted: compiled.Element[];
}

/**
 * What one run of the compiler leaves for the next: a rule whose text, and what its names mean, did not change is not compiled
 * again, and whatever comes out equal is the same object as before. It never changes what comes out.
 */
export class CompileMemory {
  lists = new NameLists();
  private readonly isFollowed: boolean;
  private world: World | undefined;
  private earlier: World | undefined;
  /** The names that mean something else than in the last run; undefined where it may be all. */
  private changed: ReadonlySet<string> | undefined;
  /** Whether the last run had the world of the one before. */
  isSameWorld = false;
  private passages: MemoPassages | undefined;
  private known: Declared | undefined;
  private readonly remembered = new WeakMap<Provision, Remembered>();
  private readonly parts = new Map<string, KnownParts>();
  private readonly listed = new Map<ElementKind, Listed>();
  private elements = new Map<string, compiled.Element>();
  private next = new Map<string, compiled.Element>();

  /** Without a next run to come, nothing is prepared for it. */
  constructor(isFollowed = false) {
    this.isFollowed = isFollowed;
  }

  /** Begins a run. Gives what its world may be made of. */
  start(): { lists: NameLists; before: World | undefined; isFollowed: boolean } {
    if (this.lists.size > listLimit) {
      this.lists = new NameLists();
      this.world = undefined;
    }
    return { lists: this.lists, before: this.world, isFollowed: this.isFollowed };
  }

  /** Takes the world of this run, and what its citations are looked up in. */
  enter(world: World, passages: MemoPassages): void {
    this.earlier = this.world;
    this.isSameWorld = this.earlier === world;
    this.changed = this.earlier && this.earlier !== world ? changedNames(this.earlier, world) : undefined;
    if (this.earlier !== world || this.passages !== passages) this.known = undefined;
    this.world = world;
    this.passages = passages;
    this.next = new Map();
  }

  /** The elements of the world's declarations, where nothing of them changed. */
  get declared(): Declared | undefined {
    if (this.known) for (const kind of declaredKinds) this.carry(kind, this.known[kind]);
    return this.known;
  }

  set declared(declared: Declared | undefined) {
    this.known = declared;
  }

  private carry(kind: ElementKind, elements: readonly compiled.Element[]): void {
    for (const element of elements) this.next.set(`${kind} ${element.id}`, element);
  }

  /** The element of a rule or exception as it was compiled before, where compiling it again would give the same. */
  recall<Kind extends 'rules' | 'exceptions'>(kind: Kind, node: Provision, facts: string): ElementOf<Kind> | undefined {
    const known = this.remembered.get(node);
    if (!known || known.facts !== facts || !this.world) return undefined;
    if (known.passages !== undefined && known.passages !== this.passages) return undefined;
    if (known.world !== this.world) {
      const { changed } = this;
      if (known.world !== this.earlier || !changed) return undefined;
      known.names ??= namesReadBy(node);
      if (known.names.some((name) => changed.has(name))) return undefined;
      known.world = this.world;
    }
    this.next.set(`${kind} ${known.element.id}`, known.element);
    return known.element as ElementOf<Kind>;
  }

  /**
   * What a rule or exception shares with others: that of the last run, where its document was read again but it stands there as it did.
   */
  partsOf(kind: 'rules' | 'exceptions', node: Provision, read: () => ProvisionParts): ProvisionParts {
    const text = node.$cstNode?.text;
    if (!this.isFollowed || text === undefined || !this.world) return read();
    const key = `${kind} ${node.name}`;
    const known = this.parts.get(key);
    if (known?.text === text && known.world === this.world) return known.parts;
    const parts = read();
    this.parts.set(key, { text, world: this.world, parts });
    return parts;
  }

  /** Keeps what a rule or exception was compiled to, for the next run. Gives the element in canonical form. */
  remember<Kind extends 'rules' | 'exceptions'>(
    kind: Kind,
    node: Provision,
    facts: string,
    compiledElement: ElementOf<Kind>,
  ): ElementOf<Kind> {
    const element = this.formed(kind, compiledElement);
    if (this.world && this.isFollowed) {
      const passages = element.citations.length > 0 ? this.passages : undefined;
      this.remembered.set(node, { element, world: this.world, passages, facts });
    }
    return element;
  }

  /** The element in canonical form, or that of the last run where it says the same; equal parts are those of the last run. */
  formed<Kind extends ElementKind>(kind: Kind, element: ElementOf<Kind>): ElementOf<Kind> {
    const key = `${kind} ${element.id}`;
    const formed = canonicalElement(kind, element);
    if (!this.isFollowed) return formed;
    const before = this.elements.get(key) as ElementOf<Kind> | undefined;
    const kept = before === undefined ? formed : same(before, formed);
    this.next.set(key, kept);
    return kept;
  }

  allInOrder<Kind extends ElementKind>(kind: Kind, elements: readonly ElementOf<Kind>[]): ElementOf<Kind>[] {
    return this.inOrder(
      kind,
      elements.map((element) => this.formed(kind, element)),
    );
  }

  /** Elements in canonical form in canonical order; the array of the last run where nothing changed. */
  inOrder<Kind extends ElementKind>(kind: Kind, elements: readonly ElementOf<Kind>[]): ElementOf<Kind>[] {
    const before = this.listed.get(kind);
    const sorted = before ? sortedLike(before, elements) : canonicalElements<compiled.Element>(elements);
    this.listed.set(kind, { elements, sorted });
    return sorted as ElementOf<Kind>[];
  }

  /**
   * The names that meant something else in the run before the last; undefined where it may be all of them. Empty where the world was
   * the same.
   */
  get meanings(): ReadonlySet<string> | undefined {
    return this.isSameWorld ? new Set() : this.changed;
  }

  /** The element of the last run. */
  element(kind: ElementKind, id: string): compiled.Element | undefined {
    return this.elements.get(`${kind} ${id}`);
  }

  /** Ends a run. */
  finish(): void {
    this.elements = this.next;
    if (this.parts.size <= this.next.size) return;
    for (const key of this.parts.keys()) if (!this.next.has(key)) this.parts.delete(key);
  }
}

/** Sorts what differs from a sorted list in its elements, but hardly ever in their names and order. */
function sortedLike(before: Listed, elements: readonly compiled.Element[]): compiled.Element[] {
  if (before.elements.length !== elements.length) return canonicalElements(elements);
  const replaced = new Map<compiled.Element, compiled.Element>();
  for (const [index, element] of elements.entries()) {
    const old = before.elements[index]!;
    if (old === element) continue;
    if (old.id !== element.id || replaced.has(old)) return canonicalElements(elements);
    replaced.set(old, element);
  }
  if (replaced.size === 0) return before.sorted;
  return canonicalInOrder(before.sorted.map((element) => replaced.get(element) ?? element));
}
