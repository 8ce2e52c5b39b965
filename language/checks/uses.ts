import type { LangiumDocument } from 'langium';
import type { Document } from '../grammar/generated/ast.ts';
import { contentOf } from '../syntax/declarations.ts';
import type { Kind, Program } from '../syntax/program.ts';
import { kindsReferredTo } from './kinds.ts';
import { walk } from './walk.ts';

/** What a program's documents refer to. */
export interface Uses {
  isUsed(kind: Kind, name: string): boolean;
  /** Whether the document refers to a name that nothing declares. */
  hasUnknown(document: LangiumDocument): boolean;
  /** Changes when a name begins or ceases to be used. */
  stamp: number;
}

interface Counts {
  stamp: number;
  version: number;
  /** Of each document, what is counted of it. */
  counted: Map<string, ReadonlySet<string>>;
  /** In how many documents a kind and name is referred to. */
  documents: Map<string, number>;
}

const counts = new WeakMap<Program, Counts>();

/** Counts only the documents that were read again since the last time. */
export function usesOf(program: Program): Uses {
  let known = counts.get(program);
  if (!known) {
    known = { stamp: 0, version: -1, counted: new Map(), documents: new Map() };
    counts.set(program, known);
  }
  if (known.version !== program.version) {
    update(known, program);
    known.version = program.version;
  }
  const { documents, stamp } = known;
  return {
    isUsed: (kind, name) => (documents.get(`${kind} ${name}`) ?? 0) > 0,
    hasUnknown: (document) => refersToUnknown(document),
    stamp,
  };
}

function refersToUnknown(document: LangiumDocument): boolean {
  let isUnknown = false;
  walk(
    contentOf(document),
    () => {},
    (_node, _property, reference) => {
      isUnknown ||= 'ref' in reference && reference.ref === undefined;
    },
  );
  return isUnknown;
}

function update(counts: Counts, program: Program): void {
  const { counted } = counts;
  const gone = new Set(counted.keys());
  for (const document of program.documents()) {
    const uri = document.uri.toString();
    const [before, now] = [counted.get(uri), namesIn(document)];
    gone.delete(uri);
    if (before === now) continue;
    if (before) count(counts, before, -1);
    count(counts, now, 1);
    counted.set(uri, now);
  }
  for (const uri of gone) {
    count(counts, counted.get(uri) ?? new Set(), -1);
    counted.delete(uri);
  }
}

function count(counts: Counts, names: ReadonlySet<string>, step: number): void {
  const { documents } = counts;
  for (const name of names) {
    const before = documents.get(name) ?? 0;
    documents.set(name, before + step);
    if (before === 0 || before + step === 0) counts.stamp++;
  }
}

const namesByContent = new WeakMap<Document, ReadonlySet<string>>();

/** Every name that a document refers to, with each kind that it may mean. */
function namesIn(document: LangiumDocument): ReadonlySet<string> {
  const content = contentOf(document);
  let names = namesByContent.get(content);
  if (!names) {
    const found = new Set<string>();
    walk(
      content,
      () => {},
      (node, property, reference) => {
        for (const kind of kindsReferredTo(node, property)) found.add(`${kind} ${reference.$refText}`);
      },
    );
    names = found;
    namesByContent.set(content, names);
  }
  return names;
}
