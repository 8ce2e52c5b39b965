import { AstUtils, type LangiumDocument } from 'langium';
import {
  type Document,
  isCategory,
  isException,
  isJudgement,
  isRule,
  type Judgement,
} from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';
import { contentOf, namedDeclarations } from '../syntax/declarations.ts';
import type { Program } from '../syntax/program.ts';
import { type Compilation, originOf } from './compilation.ts';

type Judging = Extract<ReturnType<typeof namedDeclarations>[number], { $type: 'Rule' | 'Exception' | 'Category' }>;

const known = new WeakMap<Document, readonly { within: Judging; judgement: Judgement }[]>();

/** The predicates that stand in the text of a document's conditions, in the order of the text, each with its declaration. */
function judgementsIn(document: LangiumDocument): readonly { within: Judging; judgement: Judgement }[] {
  const content = contentOf(document);
  let found = known.get(content);
  if (!found) {
    found = /\bundetermined\b/.test(document.textDocument.getText()) ? search(document) : [];
    known.set(content, found);
  }
  return found;
}

function search(document: LangiumDocument): { within: Judging; judgement: Judgement }[] {
  return namedDeclarations(document).flatMap((declaration) => {
    if (!isRule(declaration) && !isException(declaration) && !isCategory(declaration)) return [];
    // A category within another has an entry of its own.
    const properties = declaration.properties.filter((property) => !isCategory(property));
    return properties
      .flatMap((property) => [...AstUtils.streamAst(property)])
      .filter(isJudgement)
      .map((judgement) => ({ within: declaration, judgement }));
  });
}

/** The predicates of all that is in force for a program, by their text, each with the place where it stands first. */
export function judgementsOf(compilation: Compilation): Map<string, compiled.Parameter> {
  const { program } = compilation;
  const judgements = new Map<string, compiled.Parameter>();
  const taken = new Set<string>(compilation.shapes.keys());
  for (const document of [...program.documents(), ...(program.library?.documents() ?? [])]) {
    for (const { within, judgement } of judgementsIn(document)) {
      const { text } = judgement;
      if (text === undefined || judgements.has(text) || !isInForce(program, within)) continue;
      judgements.set(text, predicateOf(compilation, judgement, taken));
    }
  }
  return judgements;
}

function isInForce(program: Program, declaration: Judging): boolean {
  return program.lookup(declaration.$type, declaration.name) === declaration;
}

/** A predicate of its own; its name is added to those that are taken. */
export function predicateOf(compilation: Compilation, judgement: Judgement, taken: Set<string>): compiled.Parameter {
  const id = judgementId(judgement.text, taken);
  taken.add(id);
  const origin = originOf(compilation, judgement);
  return { id, title: judgement.text, type: 'undetermined', citations: [], origin };
}

// A name for other tools to give a value by; words of the language cannot begin so, and two texts never share one.
function judgementId(text: string, taken: ReadonlySet<string>): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const base = ['undetermined', ...words.slice(0, 8)].join('-');
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return id;
}
