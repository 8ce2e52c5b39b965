import type { LangiumDocument } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type Position,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { kindInWords } from '../../language/checks/kinds.ts';
import { rangeOfText } from '../../language/checks/place.ts';
import { quoted } from '../../language/diagnostics/quoted.ts';
import { isDocument, isParameter, isValue, type Regime } from '../../language/grammar/generated/ast.ts';
import { keywordOf, listOf, type Named } from '../../language/syntax/declarations.ts';
import type { Kind, Program } from '../../language/syntax/program.ts';
import { type Mention, mentionAt, mentionsIn, type Target } from '../mentions.ts';
import type { FeatureServices } from '../services.ts';

/** Kinds that one reference may name, so that a name must not be of two of them. */
const rivals: readonly Kind[][] = [
  ['Destination', 'Group'],
  ['Party', 'Listing'],
  ['Category', 'Regime'],
  ['Rule', 'Exception', 'Regime'],
  ['Rule', 'Reason'],
];

/** Gives something another name wherever its ruleset names it. What follows from a regime's name, the codes of its rules, follows it. */
export class NameRename implements RenameProvider {
  private readonly services: FeatureServices;

  constructor(services: FeatureServices) {
    this.services = services;
  }

  prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range | undefined {
    const found = this.find(document, position);
    return found && rangeOfText(found.mention.text);
  }

  rename(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit | undefined {
    const found = this.find(document, position);
    if (!found) return undefined;
    const { target } = found.mention;
    const name = newName.trim();
    if (name === target.name) return {};
    if (!this.isName(target, name)) throw refusal(`${quoted(name)} cannot be the name of a ${nounOf(target)}.`);
    const renamed = new Map<Target, string>([[target, name]]);
    if (target.$type === 'Regime') for (const [code, to] of codesOf(target, name, found.program)) renamed.set(code, to);
    for (const [each, to] of renamed) refuseClash(each, to, found.program);
    return { changes: editsFor(renamed, found.program) };
  }

  private find(document: LangiumDocument, position: Position): { mention: Mention; program: Program } | undefined {
    const program = this.services.shared.regimen.Programs.of(document);
    const mention = mentionAt(document, program, document.textDocument.offsetAt(position));
    if (!mention) return undefined;
    if (!isOwn(mention.target, program)) {
      throw refusal(`${quoted(mention.target.name)} is a name of the standard library, which cannot be changed.`);
    }
    return { mention, program };
  }

  /** Whether the grammar takes a word as the name of such a declaration. */
  private isName(target: Target, name: string): boolean {
    const text = isValue(target)
      ? `parameter p is one of ${name}`
      : `${keywordOf(target)} ${name}${target.$type === 'Unit' ? ' measures q' : ''}`;
    const { value, lexerErrors, parserErrors } = this.services.parser.LangiumParser.parse(text);
    if (lexerErrors.length > 0 || parserErrors.length > 0 || !isDocument(value)) return false;
    const [declaration, ...others] = value.declarations;
    if (!declaration || others.length > 0) return false;
    const [first, ...rest] = isParameter(declaration) && isValue(target) ? declaration.values : [declaration];
    return rest.length === 0 && first !== undefined && 'name' in first && first.name === name;
  }
}

function isOwn(target: Target, program: Program): boolean {
  const declaration = isValue(target) ? target.$container : target;
  return program.library !== undefined && program.declared(declaration.$type, declaration.name).includes(declaration);
}

/** What the ruleset declares under codes of a regime, with the codes that it then has. */
function* codesOf(regime: Regime, name: string, program: Program): Generator<[Named, string]> {
  for (const document of program.documents()) {
    for (const { target, declares } of mentionsIn(document, program)) {
      if (!declares || isValue(target) || listOf(target.name) !== regime.name) continue;
      yield [target, name + target.name.slice(regime.name.length)];
    }
  }
}

function refuseClash(target: Target, name: string, program: Program): void {
  if (isValue(target)) {
    if (target.$container.values.some((value) => value.name === name)) {
      throw refusal(`The parameter ${quoted(target.$container.name)} has a value ${quoted(name)} already.`);
    }
    return;
  }
  const kinds = new Set([target.$type, ...rivals.filter((group) => group.includes(target.$type)).flat()]);
  for (const kind of kinds) {
    const other = program.lookup(kind, name);
    if (!other) continue;
    const where = isOwn(other, program) ? 'in this ruleset' : 'in the standard library';
    throw refusal(`There is a ${kindInWords[kind]} ${quoted(name)} ${where} already.`);
  }
}

function editsFor(renamed: ReadonlyMap<Target, string>, program: Program): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const document of program.documents()) {
    const edits: TextEdit[] = [];
    for (const { target, text } of mentionsIn(document, program)) {
      const newText = renamed.get(target);
      if (newText !== undefined) edits.push({ range: rangeOfText(text), newText });
    }
    edits.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
    if (edits.length > 0) changes[document.uri.toString()] = edits;
  }
  return changes;
}

function nounOf(target: Target): string {
  return isValue(target) ? 'value' : kindInWords[target.$type];
}

function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
