import { type AstNode, AstUtils, type CstNode, CstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import {
  type Choice,
  isAssignment,
  isChoice,
  isComparison,
  isDeclaration,
  isExpect,
  isExpectation,
  isParameter,
  isValue,
  type Parameter,
  type Value,
} from '../language/grammar/generated/ast.ts';
import { contentOf, isNamed, type Named } from '../language/syntax/declarations.ts';
import { expectedIn } from '../language/syntax/expectations.ts';
import type { Program } from '../language/syntax/program.ts';
import { TextSpan } from '../language/syntax/text-span.ts';

/** What has a name that other places of the text use: a declaration, or a value of an enumeration. */
export type Target = Named | Value;

/** A place in the text that names something: where it is declared, or where it is used. */
export interface Mention {
  target: Target;
  /** The words of the name. */
  text: CstNode;
  declares: boolean;
}

/** The name at an offset, or that ends there, with what it means; undefined where there is none. */
export function mentionAt(document: LangiumDocument, program: Program, offset: number): Mention | undefined {
  const root = contentOf(document).$cstNode;
  const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, /[\p{L}\p{N}_%]/u);
  if (!leaf) return undefined;
  const { astNode } = leaf;
  // What is missing in what is expected is told by what stands before it.
  const nodes = isExpectation(astNode) && astNode.$container ? [astNode, astNode.$container] : [astNode];
  const mentions = nodes.flatMap((node) => [...mentionsOf(node, program)]);
  return mentions.find(({ text }) => text.offset <= leaf.offset && leaf.end <= text.end);
}

/** Every name in a document that means something, in no order. */
export function* mentionsIn(document: LangiumDocument, program: Program): Generator<Mention> {
  for (const node of AstUtils.streamAst(contentOf(document))) yield* mentionsOf(node, program);
}

/** The names that stand in a node itself. */
function* mentionsOf(node: AstNode, program: Program): Generator<Mention> {
  const isRead = isUnparsed(node);
  if (isTarget(node) && (isRead || nameOf(node))) yield mention(node, true, () => nameOf(node)!);
  for (const { reference } of AstUtils.streamReferences(node)) {
    const target = 'ref' in reference ? reference.ref : undefined;
    if (isTarget(target) && (isRead || reference.$refNode)) yield mention(target, false, () => reference.$refNode!);
  }
  if (isChoice(node)) {
    const target = valueNamed(parameterOf(node, program), node.value);
    if (target && node.$cstNode) yield { target, text: node.$cstNode, declares: false };
  }
  if (!isExpect(node)) return;
  for (const { name, node: within, property } of expectedIn(node).flatMap((each) =>
    'decision' in each ? each.missing : [],
  )) {
    const target =
      program.lookup('Parameter', name) ?? program.lookup('Rule', name) ?? program.lookup('Exception', name);
    const text = GrammarUtils.findNodeForProperty(within.$cstNode, property);
    if (target && text) yield { target, text, declares: false };
  }
}

/** A mention whose words are looked for when they are asked for: a text that was read without a parser is parsed for them. */
function mention(target: Target, declares: boolean, words: () => CstNode): Mention {
  return {
    target,
    declares,
    get text() {
      return words();
    },
  };
}

function isUnparsed({ $cstNode }: { $cstNode?: CstNode | TextSpan }): boolean {
  return $cstNode instanceof TextSpan;
}

function isTarget(node: unknown): node is Target {
  return isValue(node) || (isDeclaration(node) && isNamed(node));
}

/** The words with which something is declared. */
export function nameOf(target: Target): CstNode | undefined {
  return GrammarUtils.findNodeForProperty(target.$cstNode, 'name');
}

/** The parameter whose value a word is. */
export function parameterOf(node: AstNode, program: Program): Parameter | undefined {
  const compared = AstUtils.getContainerOfType(node, isComparison) ?? AstUtils.getContainerOfType(node, isAssignment);
  const parameter = program.lookup('Parameter', compared?.parameter?.$refText ?? '');
  return isParameter(parameter) ? parameter : undefined;
}

function valueNamed(parameter: Parameter | undefined, name: Choice['value']): Value | undefined {
  return parameter?.values.find((value) => value.name === name);
}
