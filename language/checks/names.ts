import type { LangiumDocument } from 'langium';
import { type Document, isDestination } from '../grammar/generated/ast.ts';
import { contentOf, namedDeclarations } from '../syntax/declarations.ts';
import { compareText, type Kind, type Program } from '../syntax/program.ts';
import { isBroken } from './broken-text.ts';
import { declarationWords } from './grammar-words.ts';
import { lettersOf, Nearest } from './nearest.ts';
import { readingProblems } from './reading-problems.ts';

/** The names that a program can use, for finding one that is like another. */
export interface Names {
  /** The nearest names of the given kinds, at most three. */
  nearest(kinds: readonly Kind[], word: string): string[];
  /** The categories whose code within their list is `code`, at most three. */
  codesEndingIn(code: string): string[];
  /** The codes of the countries whose name is the word or begins with it, at most three. */
  countriesNamed(word: string): string[];
  /**
   * Whether a declaration of the name may have been lost to a syntax error: the name stands in text that was not read, or the name
   * of a declaration of the kinds is missing.
   */
  isLost(kinds: readonly Kind[], name: string): boolean;
}

interface KindTable {
  /** Whether a declaration of the kind has no name. */
  isNameless: boolean;
  names: string[];
  letters: number[];
}

type Table = Map<Kind, KindTable>;

/** How much is spent on finding names like the unknown ones, in names looked at; beyond it they are reported without any. */
const mostSpent = 10_000_000;
/** What it costs to compare two names letter by letter. */
const comparison = 30;

const tables = new WeakMap<Document, Table>();
const indexes = new WeakMap<Program, { version: number; names: Names }>();

/** The names of a program as it stands. A file's part is made once for each reading of the file. */
export function namesOf(program: Program): Names {
  const known = indexes.get(program);
  if (known?.version === program.version) return known.names;
  const names = indexNames(program);
  indexes.set(program, { version: program.version, names });
  return names;
}

function indexNames(program: Program): Names {
  const answers = new Map<string, string[]>();
  let spent = 0;
  let parts: Table[] | undefined;
  let lost: Set<string> | undefined;
  let countries: { code: string; title: string }[] | undefined;
  const all = () => {
    parts ??= [...program.documents(), ...(program.library?.documents() ?? [])].map(tableOf);
    return parts;
  };
  return {
    nearest(kinds, word) {
      const question = `${kinds.join(' ')} ${word}`;
      let answer = answers.get(question);
      if (!answer) {
        const collection = new Nearest(word);
        for (const table of all()) {
          for (const kind of kinds) {
            if (spent < mostSpent) spent += offerAll(collection, table.get(kind));
          }
        }
        answer = collection.names();
        answers.set(question, answer);
      }
      return answer;
    },
    codesEndingIn(code) {
      const ending = `:${code.toLowerCase()}`;
      const found = new Set<string>();
      for (const table of all()) {
        for (const name of table.get('Category')?.names ?? []) if (name.toLowerCase().endsWith(ending)) found.add(name);
      }
      return [...found].sort(compareText).slice(0, 3);
    },
    countriesNamed(word) {
      countries ??= program
        .visible('Destination')
        .filter(isDestination)
        .map(({ name, title = '' }) => ({ code: name, title: title.toLowerCase() }));
      const start = word.toLowerCase();
      return countries
        .filter(({ title }) => title.startsWith(start) && !/^\p{L}/u.test(title.slice(start.length)))
        .map(({ code }) => code)
        .slice(0, 3);
    },
    isLost(kinds, name) {
      lost ??= new Set(program.documents().flatMap(lostNames));
      return lost.has(name) || all().some((table) => kinds.some((kind) => table.get(kind)?.isNameless));
    },
  };
}

/** Returns what it cost. */
function offerAll(collection: Nearest, table: KindTable | undefined): number {
  if (!table) return 0;
  let compared = 0;
  for (let index = 0; index < table.names.length; index++) {
    if (collection.offer(table.names[index]!, table.letters[index]!)) compared++;
  }
  return table.names.length + comparison * compared;
}

function tableOf(document: LangiumDocument): Table {
  const content = contentOf(document);
  let table = tables.get(content);
  if (!table) {
    table = new Map();
    for (const declaration of namedDeclarations(document)) {
      const { $type, name } = declaration;
      let kind = table.get($type);
      if (!kind) {
        kind = { isNameless: false, names: [], letters: [] };
        table.set($type, kind);
      }
      // Where a name is missing, the next declaration's first word is taken for it.
      if (!name || (declarationWords().includes(name) && isBroken(declaration))) {
        kind.isNameless = true;
        continue;
      }
      kind.names.push(name);
      kind.letters.push(lettersOf(name.toLowerCase()));
    }
    tables.set(content, table);
  }
  return table;
}

/** The words of the text that could not be read, which may have been names. */
export function lostNames(document: LangiumDocument): string[] {
  const problems = readingProblems(document);
  if (problems.length === 0) return [];
  const text = document.textDocument.getText();
  return problems.flatMap(({ from, to }) => text.slice(from, to).match(/[\p{L}_][\p{L}\d_:.-]*/gu) ?? []);
}
