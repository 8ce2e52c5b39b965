import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AstNode, AstUtils, isAstNode, isCompositeCstNode, isReference, type LangiumDocument, URI } from 'langium';
import { rangeOf } from '../../language/checks/place.ts';
import type { Document } from '../../language/grammar/generated/ast.ts';
import { docComment } from '../../language/syntax/doc-comment.ts';
import { createLanguage } from '../../language/syntax/module.ts';
import { TextSpan } from '../../language/syntax/text-span.ts';
import { runs } from '../properties/arbitrary-ruleset.ts';
import { randomlyChanged, randomText } from './random-text.ts';

const root = path.join(import.meta.dirname, '../..');
const texts = globSync(['examples/**/*.regimen', 'language/library/**/*.regimen', 'test/**/*.regimen'], { cwd: root })
  .sort()
  .map((name) => [name, readFileSync(path.join(root, name), 'utf8')] as const);
const services = createLanguage();
let documents = 0;

/** The text as it is read when a file is opened; undefined where it is left to Langium's parser. */
function quickly(text: string): LangiumDocument | undefined {
  const uri = URI.file(`/text${documents++}.regimen`);
  const document = services.shared.workspace.LangiumDocumentFactory.fromString(text, uri);
  return document.parseResult.value.$cstNode instanceof TextSpan ? document : undefined;
}

function parsed(text: string) {
  return services.language.parser.LangiumParser.parse<Document>(text);
}

/** All of a syntax tree that anything may read, places and comments included. */
function described(node: AstNode, lines: string[] = [], depth = 0): string[] {
  const { $cstNode: place, $containerProperty, $containerIndex, $container } = node;
  const at = place && `${place.offset}-${place.end} ${JSON.stringify(place.range)} ${place.root.fullText.length}`;
  const where = `${$container?.$type} ${$containerProperty} ${$containerIndex}`;
  lines.push(
    `${' '.repeat(depth)}${node.$type} in ${where} at ${at} ${JSON.stringify(place?.text)} ${docComment(node)}`,
  );
  const entries = Object.entries(node).filter(([property]) => !property.startsWith('$'));
  for (const [property, value] of entries) {
    for (const each of [value].flat()) {
      if (isAstNode(each)) described(each, lines, depth + 1);
      else if (isReference(each)) lines.push(`${' '.repeat(depth)}.${property} -> ${each.$refText}`);
      else lines.push(`${' '.repeat(depth)}.${property} = ${JSON.stringify(each)}`);
    }
    if (Array.isArray(value) && value.length === 0) lines.push(`${' '.repeat(depth)}.${property} = none`);
  }
  return lines;
}

/** Where each part of a syntax tree and each name in it stands, as the parser alone can tell. */
function places(node: AstNode): string[] {
  return [...AstUtils.streamAst(node)].flatMap((each) => [
    `${isCompositeCstNode(each.$cstNode) && each.$cstNode.content.length} ${each.$cstNode?.grammarSource?.$type} ${each.$cstNode?.astNode === each}`,
    ...AstUtils.streamReferences(each).map(
      ({ reference }) => `${reference.$refNode?.offset} ${reference.$refNode?.text}`,
    ),
  ]);
}

/** Where each value of each property stands. What an operator joins has none to the parser where it is the first of several. */
function valuePlaces(node: AstNode): string[] {
  return [...AstUtils.streamAst(node)].flatMap((each) =>
    Object.entries(each).flatMap(([property, value]) => {
      if (property.startsWith('$') || property === 'terms' || property === 'operands') return [];
      const ranges = [value].flat().map((_, index) => rangeOf(each, property, index));
      return `${each.$type} ${property} ${JSON.stringify([rangeOf(each, property), ...ranges])}`;
    }),
  );
}

/** Whether the text was read without the parser: it is just where it is right and has a word. What is read is as the parser reads it. */
function assertReadAsParsed(text: string): boolean {
  const document = quickly(text);
  const { value, lexerErrors, parserErrors } = parsed(text);
  const mistakes = [...lexerErrors, ...parserErrors].map(({ message }) => message);
  if (!document) {
    assert.ok(mistakes.length > 0 || !value.declarations?.length, 'left to the parser, which finds no mistake');
    return false;
  }
  assert.deepEqual(mistakes, [], 'read, though the parser finds a mistake');
  const tree = document.parseResult.value;
  assert.deepEqual(valuePlaces(tree), valuePlaces(value));
  const before = described(tree);
  assert.deepEqual(before, described(value));
  assert.deepEqual(places(tree), places(value));
  assert.deepEqual(described(tree), before, 'the same, once the parser was asked for places');
  return true;
}

test('files of the examples, libraries and samples are read without the parser, and as the parser reads them', () => {
  const left = texts.filter(([, text]) => !assertReadAsParsed(text)).map(([name]) => name);
  assert.deepEqual(left, ['examples/everything-wrong/syntax.regimen']);
});

test('law: random sentences of the grammar, right and with mistakes, are read as the parser reads them or left to it', () => {
  const shares = { sentences: 0, read: 0, changed: 0, 'changed and read': 0 };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const words = randomText(services.language.Grammar, seed);
      shares.sentences++;
      if (assertReadAsParsed(words.join(''))) shares.read++;
      for (const changed of randomlyChanged(words, seed)) {
        shares.changed++;
        if (assertReadAsParsed(changed)) shares['changed and read']++;
      }
    }),
    runs(300),
  );
  if (process.env.LAW_RUNS) console.log(shares);
});
