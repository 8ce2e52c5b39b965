import type { LangiumDocument } from 'langium';
import { namesReadBy } from '../compile/names-read.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Document, isException, isRule } from '../grammar/generated/ast.ts';
import { contentOf, listOf } from '../syntax/declarations.ts';
import type { Program } from '../syntax/program.ts';
import { checkDocument, checkEvidence } from './check-document.ts';
import type { Evidence } from './evidence.ts';
import { lostNames } from './names.ts';
import { relationsOf } from './relations.ts';
import { usesOf } from './uses.ts';

/** What changed in a program since its documents were checked last. */
export interface Changes {
  /** The names that mean something else; undefined where it may be all. Rules and exceptions are not among them. */
  meanings: ReadonlySet<string> | undefined;
  /** Whether everything besides rules, exceptions, cases and acceptances is as it was. */
  isSameWorld: boolean;
  /** Whether the memos, and the day from which the ruleset is looked at, are as they were. */
  isSameEvidence: boolean;
  /** The compiled rule or exception of a name, the same object as long as it says the same. */
  provision: (name: string) => object | undefined;
}

interface Checked {
  ofText: readonly Diagnostic[];
  ofEvidence: readonly Diagnostic[];
  provisions: readonly (object | undefined)[];
  /** The other documents that diagnostics point into, as they were read. */
  foreign: ReadonlyMap<string, Document>;
  /** Whether a name in it means nothing: what it may have been meant for depends on all names. */
  isPuzzled: boolean;
}

/** What a document is asked for again and again, as long as it is not read again. */
interface Traits {
  /** Of a document that says more than rules and exceptions that override none: its checks look at the whole program. */
  isPlain: boolean;
  provisions: readonly string[];
  mentions: ReadonlySet<string>;
  /** Its declarations, in their order. */
  names: readonly string[];
  lost: string;
}

/** What checking a program's documents leaves for the next time; the result is always the same as without it. */
export class CheckMemory {
  private checked = new WeakMap<Document, Checked>();
  private contents = new Map<string, Document>();

  /** What `checkDocument` and `checkEvidence` say of every document of the program. */
  check(program: Program, evidence: Evidence, changes: Changes): Diagnostic[] {
    const documents = program.documents();
    const contents = new Map(documents.map((document) => [document.uri.toString(), contentOf(document)]));
    const names = this.changedNames(documents, contents);
    const isComplexSame = this.complexAreSame(documents, contents);
    const areUsesSame = usesOf(program).stamp === this.usesStamp;
    this.usesStamp = usesOf(program).stamp;
    const found: Diagnostic[] = [];
    for (const document of documents) {
      const content = contentOf(document);
      const known = this.checked.get(content);
      const { isPlain, mentions, provisions } = traitsOf(document);
      const isOld =
        known !== undefined &&
        (changes.isSameWorld ||
          (isPlain && changes.meanings !== undefined && areDisjoint(mentions, changes.meanings))) &&
        (!known.isPuzzled || (changes.isSameWorld && names !== 'lost' && names.size === 0)) &&
        (isPlain
          ? names === 'lost' || areDisjoint(mentions, names)
          : names !== 'lost' && names.size === 0 && areUsesSame && isComplexSame) &&
        [...known.foreign].every(([uri, foreign]) => contents.get(uri) === foreign);
      const compiled = provisions.map(changes.provision);
      const isEvidenceOld =
        isOld &&
        isPlain &&
        changes.isSameEvidence &&
        compiled.every((element, index) => element === known.provisions[index]);
      const ofText = isOld ? known.ofText : checkDocument(document, program);
      const ofEvidence = isEvidenceOld ? known.ofEvidence : checkEvidence(document, program, evidence);
      if (!isEvidenceOld) {
        const foreign = foreignIn([...ofText, ...ofEvidence], document.uri.toString(), contents);
        const isPuzzled = isOld ? known.isPuzzled : hasUnknown(document, program);
        this.checked.set(content, { ofText, ofEvidence, provisions: compiled, foreign, isPuzzled });
      }
      for (const diagnostic of ofText) found.push(diagnostic);
      for (const diagnostic of ofEvidence) found.push(diagnostic);
    }
    this.contents = contents;
    return found;
  }

  private usesStamp = -1;
  private traits = new Map<string, Traits>();

  /** The names that are declared elsewhere, more or less often than before; `lost` where text that cannot be read changed besides. */
  private changedNames(
    documents: readonly LangiumDocument[],
    contents: ReadonlyMap<string, Document>,
  ): ReadonlySet<string> | 'lost' {
    const changed = new Set<string>();
    let isLost = false;
    const traits = new Map<string, Traits>();
    for (const document of documents) {
      const uri = document.uri.toString();
      const now = traitsOf(document);
      traits.set(uri, now);
      const before = this.traits.get(uri);
      if (before === now) continue;
      if (before?.lost !== now.lost && (before?.lost ?? '') !== now.lost) isLost = true;
      const [earlier, later] = [before?.names ?? [], now.names];
      if (earlier.length === later.length && earlier.every((name, index) => name === later[index])) continue;
      for (const name of [...earlier, ...later]) changed.add(name);
    }
    for (const [uri, { names, lost }] of this.traits) {
      if (contents.has(uri)) continue;
      for (const name of names) changed.add(name);
      if (lost !== '') isLost = true;
    }
    this.traits = traits;
    return isLost ? 'lost' : changed;
  }

  private complexAreSame(documents: readonly LangiumDocument[], contents: ReadonlyMap<string, Document>): boolean {
    const complex = documents.filter((document) => !traitsOf(document).isPlain);
    const gone = [...this.contents].some(([uri, content]) => !contents.has(uri) && !traits.get(content)?.isPlain);
    return !gone && complex.every((document) => this.contents.get(document.uri.toString()) === contentOf(document));
  }
}

const traits = new WeakMap<Document, Traits>();

function traitsOf(document: LangiumDocument): Traits {
  const content = contentOf(document);
  let known = traits.get(content);
  if (!known) {
    known = readTraits(document);
    traits.set(content, known);
  }
  return known;
}

function readTraits(document: LangiumDocument): Traits {
  const { declarations } = contentOf(document);
  const provisions = declarations.filter((each) => isRule(each) || isException(each));
  const mentions = new Set<string>();
  const names: string[] = [];
  for (const declaration of provisions) {
    for (const name of namesReadBy(declaration)) mentions.add(name);
    if (!declaration.name) continue;
    mentions.add(declaration.name);
    names.push(declaration.name);
  }
  const isPlain = provisions.length === declarations.length && relationsOf(document).length === 0;
  return {
    isPlain,
    provisions: names,
    mentions,
    names: isPlain ? names : [...names, ...declarations.map((each) => ('name' in each ? (each.name ?? '') : ''))],
    lost: lostNames(document).join(' '),
  };
}

function areDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const name of b) if (a.has(name)) return false;
  return true;
}

function hasUnknown(document: LangiumDocument, program: Program): boolean {
  const prefixes = new Set(traitsOf(document).provisions.map(listOf));
  return (
    document.parseResult.parserErrors.length > 0 ||
    [...prefixes].some((prefix) => !program.lookup('Regime', prefix)) ||
    usesOf(program).hasUnknown(document)
  );
}

function foreignIn(
  diagnostics: readonly Diagnostic[],
  own: string,
  contents: ReadonlyMap<string, Document>,
): Map<string, Document> {
  const foreign = new Map<string, Document>();
  for (const { related, fixes } of diagnostics) {
    const places = [...related, ...fixes.flatMap(({ edits }) => edits.map(({ place }) => place))];
    for (const { file } of places) {
      const content = contents.get(file);
      if (file !== own && content) foreign.set(file, content);
    }
  }
  return foreign;
}
