import type { AstNode, LangiumDocument } from 'langium';
import {
  type Acceptance,
  type Case,
  type Document,
  isAcceptance,
  isCase,
  isCategory,
  isDestination,
  isEndUse,
  isException,
  isGroup,
  isListing,
  isMemo,
  isParameter,
  isParty,
  isReason,
  isRegime,
  isRule,
} from '../grammar/generated/ast.ts';
import { formatVersion, schemaId } from '../ruleset/format.ts';
import type * as compiled from '../ruleset/types.ts';
import { contentOf } from '../syntax/declarations.ts';
import { docComment } from '../syntax/doc-comment.ts';
import type { Kind, Program } from '../syntax/program.ts';
import { compileAcceptance } from './acceptance.ts';
import { listedParties } from './actors.ts';
import { compileCase } from './case.ts';
import { compileCategory } from './categories.ts';
import { citationsOf } from './citation.ts';
import { type Compilation, element, elementKey, type MemoPassages } from './compilation.ts';
import { CompileMemory, type Declared } from './compile-memory.ts';
import { setsNamed } from './named-sets.ts';
import { compiledShape } from './parameter.ts';
import { groupMembers } from './places.ts';
import { allOf, dayOf, firstOf } from './property.ts';
import { provisionParts } from './provision.ts';
import { compileRegime } from './regime.ts';
import { compileException, compileRule } from './rule.ts';
import { compileMemo } from './sources.ts';
import { type World, worldOf } from './world.ts';

export interface Compiled {
  /** Without hash, findings, case results and what was not analysed, which are computed from the rest. */
  ruleset: compiled.Ruleset;
  /** The declaration of each element, by `elementKey(kind, id)`. */
  nodes: ReadonlyMap<string, AstNode>;
}

/**
 * The compiled ruleset of a program, in canonical form. Never throws on what an author wrote: what the text leaves open or says
 * wrongly is carried as undetermined, and the checks of the text report it. With the memory of an earlier run the result is the
 * same, and every element that did not change is the same object as it was.
 */
export function compile(
  program: Program,
  passages: MemoPassages,
  facts: { generator: string; sources: compiled.Source[]; asOf?: compiled.Day },
  memory = new CompileMemory(),
): Compiled {
  const world = worldOf(program, passages, memory.start());
  memory.enter(world, passages);
  const { compilation } = world;
  let declared = memory.declared;
  if (!declared) {
    compilation.nodes = new Map();
    declared = { ...compileDeclared(world, memory), nodes: compilation.nodes };
    memory.declared = declared;
  }
  compilation.nodes = new Map(declared.nodes);
  const { nodes: _, ...parts } = declared;
  const rules = memory.inOrder('rules', compileRules(world, memory));
  const exceptions = memory.inOrder('exceptions', compileExceptions(world, memory));
  const header = program.header();
  const version = header && firstOf(header.properties, 'Version')?.text;
  const doc = header && docComment(header);
  const ruleset: compiled.Ruleset = {
    $schema: schemaId,
    format: 'regimen-ruleset',
    formatVersion,
    generator: facts.generator,
    ruleset: {
      title: header?.title ?? '',
      ...(version === undefined ? {} : { version }),
      ...(doc === undefined ? {} : { doc }),
    },
    asOf: facts.asOf ?? dayOf(header && firstOf(header.properties, 'AsOf')?.date) ?? null,
    contentHash: '',
    sources: facts.sources,
    ...parts,
    parameters: memory.inOrder('parameters', [
      ...parts.parameters,
      ...[...compilation.judgements.values()].map((each) => memory.formed('parameters', each)),
    ]),
    rules,
    exceptions,
    ...compileTests(world, memory),
    findings: [],
    analysed: { rules: rules.length, undetermined: [] },
  };
  memory.finish();
  return { ruleset, nodes: compilation.nodes };
}

/** What is declared besides rules, exceptions, cases and acceptances. */
function compileDeclared({ compilation, graph }: World, memory: CompileMemory): Omit<Declared, 'nodes'> {
  const { program } = compilation;
  return {
    memos: memory.allInOrder(
      'memos',
      visible(program, 'Memo', isMemo).map((memo) => compileMemo(compilation, memo)),
    ),
    regimes: memory.allInOrder(
      'regimes',
      visible(program, 'Regime', isRegime)
        .map((regime) => compileRegime(compilation, regime))
        .filter((regime) => regime !== undefined),
    ),
    parameters: memory.allInOrder('parameters', declaredParameters(compilation)),
    reasons: memory.allInOrder(
      'reasons',
      visible(program, 'Reason', isReason).map((each) => plain(compilation, 'reason', each)),
    ),
    categories: memory.allInOrder(
      'categories',
      visible(program, 'Category', isCategory).map((each) => compileCategory(compilation, graph, each)),
    ),
    destinations: memory.allInOrder(
      'destinations',
      visible(program, 'Destination', isDestination).map((each) => ({
        ...plain(compilation, 'destination', each),
        ...(each.parent ? { partOf: each.parent.$refText } : {}),
      })),
    ),
    groups: memory.allInOrder(
      'groups',
      visible(program, 'Group', isGroup).map((group) => ({
        ...plain(compilation, 'group', group),
        members: [...groupMembers(compilation, group, [])].flatMap(([country, stretches]) =>
          stretches.map((days) => ({ country, ...days })),
        ),
        ...setsNamed(program, group.set ? [group.set] : group.memberships),
      })),
    ),
    endUses: memory.allInOrder(
      'endUses',
      visible(program, 'EndUse', isEndUse).map((use) => ({
        ...plain(compilation, 'end-use', use),
        within: use.parents.map((parent) => parent.$refText),
      })),
    ),
    parties: memory.allInOrder(
      'parties',
      visible(program, 'Party', isParty).map((party) => ({
        ...plain(compilation, 'party', party),
        ...(party.country ? { country: party.country.$refText } : {}),
        aliases: allOf(party.properties, 'PartyAlias').flatMap((alias) => alias.names),
      })),
    ),
    listings: memory.allInOrder(
      'listings',
      visible(program, 'Listing', isListing).map((listing) => ({
        ...plain(compilation, 'listing', listing),
        entries: [...listedParties(compilation, listing, [])].flatMap(([party, stretches]) =>
          stretches.map((days) => ({ party, ...days })),
        ),
      })),
    ),
  };
}

function compileRules({ compilation, graph }: World, memory: CompileMemory): compiled.Rule[] {
  return visible(compilation.program, 'Rule', isRule).map((rule) => {
    const known = memory.recall('rules', rule, '');
    if (!known) {
      const parts = memory.partsOf('rules', rule, () => provisionParts(compilation, graph, rule));
      return memory.remember('rules', rule, '', compileRule(compilation, parts, rule));
    }
    compilation.nodes.set(elementKey('rule', rule.name), rule);
    return known;
  });
}

function compileExceptions({ compilation, graph }: World, memory: CompileMemory): compiled.Exception[] {
  const { program } = compilation;
  return visible(program, 'Exception', isException).map((exception) => {
    // Whether a name that it lifts is a rule's is nothing that the world tells of.
    const lifted = allOf(exception.properties, 'Lifts')
      .flatMap((lifts) => lifts.targets)
      .map(({ $refText }) => (program.lookup('Rule', $refText) ? 'rule' : 'none'))
      .join(' ');
    const known = memory.recall('exceptions', exception, lifted);
    if (!known) {
      const parts = memory.partsOf('exceptions', exception, () => provisionParts(compilation, graph, exception));
      return memory.remember('exceptions', exception, lifted, compileException(compilation, parts, exception));
    }
    compilation.nodes.set(elementKey('exception', exception.name), exception);
    return known;
  });
}

/** What a document has no names for: its acceptances and cases. */
function compileTests(
  { compilation, graph }: World,
  memory: CompileMemory,
): Pick<compiled.Ruleset, 'accepted' | 'cases'> {
  const declarations = compilation.program.documents().flatMap(testsIn);
  return {
    accepted: memory.allInOrder(
      'accepted',
      declarations.filter(isAcceptance).map((each) => compileAcceptance(compilation, graph, each)),
    ),
    cases: memory.allInOrder(
      'cases',
      declarations
        .filter(isCase)
        .map((each) => compileCase(compilation, each))
        .filter((each) => each !== undefined),
    ),
  };
}

const tests = new WeakMap<Document, readonly (Acceptance | Case)[]>();

function testsIn(document: LangiumDocument): readonly (Acceptance | Case)[] {
  const content = contentOf(document);
  let found = tests.get(content);
  if (!found) {
    found = content.declarations.filter((each) => isAcceptance(each) || isCase(each));
    tests.set(content, found);
  }
  return found;
}

function visible<T extends AstNode>(program: Program, kind: Kind, is: (node: unknown) => node is T): T[] {
  return program.visible(kind).filter((node): node is Extract<typeof node, T> => is(node)) as T[];
}

function plain(
  compilation: Compilation,
  kind: string,
  node: AstNode & { name: string; title?: string; properties: readonly AstNode[] },
): ReturnType<typeof element> {
  return element(compilation, kind, node.name, node, citationsOf(compilation, node.properties));
}

function declaredParameters(compilation: Compilation): compiled.Parameter[] {
  return visible(compilation.program, 'Parameter', isParameter).flatMap((parameter) => {
    const shape = compilation.shapes.get(parameter.name);
    if (!shape || 'problem' in shape) return [];
    return [{ ...plain(compilation, 'parameter', parameter), ...compiledShape(shape) }];
  });
}
