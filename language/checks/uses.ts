import type { LangiumDocument } from 'langium';
import type { Document } from '../grammar/generated/ast.ts';
import { contentOf } from '../syntax/declarations.ts';
import type { Kind, Program } from '../syntax/program.ts';
import { kindsReferredTo } from './kinds.ts';
import { walk } from './walk.ts';

/** What a program's documents refer to. */
export interface Uses {
  isUsed(kind: Kind, name: string): boolean;
}

interface Counts {
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
    known = { version: -1, counted: new Map(), documents: new Map() };
    counts.set(program, known);
  }
  if (known.version !== program.version) {
    update(known, program);
    known.version = program.version;
  }
  const { documents } = known;
  return { isUsed: (kind, name) => (documents.get(`${kind} ${name}`) ?? 0) > 0 };
}

function update({ counted, documents }: Counts, program: Program): void {
  const gone = new Set(counted.keys());
  for (const document of program.documents()) {
    const uri = document.uri.toString();
    const [before, now] = [counted.get(uri), namesIn(document)];
    gone.delete(uri);
    if (before === now) continue;
    if (before) count(documents, before, -1);
    count(documents, now, 1);
    counted.set(uri, now);
  }
  for (const uri of gone) {
    count(documents, counted.get(uri) ?? new Set(), -1);
    counted.delete(uri);
  }
}

function count(documents: Map<string, number>, names: ReadonlySet<string>, step: number): void {
  for (const name of names) documents.set(name, (documents.get(name) ?? 0) + step);
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
