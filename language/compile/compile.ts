import type { AstNode } from 'langium';
import {
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
import { categoryGraph, compileCategory } from './categories.ts';
import { citationsOf } from './citation.ts';
import { type Compilation, element, type MemoPassages, startCompilation } from './compilation.ts';
import { compiledShape } from './parameter.ts';
import { groupMembers } from './places.ts';
import { allOf, dayOf, firstOf } from './property.ts';
import { compileRegime } from './regime.ts';
import { compileException, compileRule } from './rule.ts';
import { compileMemo } from './sources.ts';

export interface Compiled {
  /** Without hash, findings, case results and what was not analysed, which are computed from the rest. */
  ruleset: compiled.Ruleset;
  /** The declaration of each element, by `elementKey(kind, id)`. */
  nodes: ReadonlyMap<string, AstNode>;
}

/**
 * The compiled ruleset of a program. Never throws on what an author wrote: what the text leaves open or says wrongly is carried
 * as undetermined, and the checks of the text report it.
 */
export function compile(
  program: Program,
  passages: MemoPassages,
  facts: { generator: string; sources: compiled.Source[]; asOf?: compiled.Day },
): Compiled {
  const compilation = startCompilation(program, passages);
  const graph = categoryGraph(compilation);
  const rules = visible(program, 'Rule', isRule).map((rule) => compileRule(compilation, graph, rule));
  const exceptions = visible(program, 'Exception', isException).map((each) =>
    compileException(compilation, graph, each),
  );
  const categories = visible(program, 'Category', isCategory).map((each) => compileCategory(compilation, graph, each));
  const declarations = program.documents().flatMap((document) => contentOf(document).declarations);
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
    memos: visible(program, 'Memo', isMemo).map((memo) => compileMemo(compilation, memo)),
    regimes: visible(program, 'Regime', isRegime)
      .map((regime) => compileRegime(compilation, regime))
      .filter((regime) => regime !== undefined),
    parameters: [],
    reasons: visible(program, 'Reason', isReason).map((each) => plain(compilation, 'reason', each)),
    categories,
    destinations: visible(program, 'Destination', isDestination).map((each) => ({
      ...plain(compilation, 'destination', each),
      ...(each.parent ? { partOf: each.parent.$refText } : {}),
    })),
    groups: visible(program, 'Group', isGroup).map((group) => ({
      ...plain(compilation, 'group', group),
      members: [...groupMembers(compilation, group, [])].flatMap(([country, stretches]) =>
        stretches.map((days) => ({ country, ...days })),
      ),
    })),
    endUses: visible(program, 'EndUse', isEndUse).map((use) => ({
      ...plain(compilation, 'end-use', use),
      within: use.parents.map((parent) => parent.$refText),
    })),
    parties: visible(program, 'Party', isParty).map((party) => ({
      ...plain(compilation, 'party', party),
      ...(party.country ? { country: party.country.$refText } : {}),
      aliases: allOf(party.properties, 'PartyAlias').flatMap((alias) => alias.names),
    })),
    listings: visible(program, 'Listing', isListing).map((listing) => ({
      ...plain(compilation, 'listing', listing),
      entries: [...listedParties(compilation, listing, [])].flatMap(([party, stretches]) =>
        stretches.map((days) => ({ party, ...days })),
      ),
    })),
    rules,
    exceptions,
    accepted: declarations.filter(isAcceptance).map((each) => compileAcceptance(compilation, each)),
    cases: declarations
      .filter(isCase)
      .map((each) => compileCase(compilation, each))
      .filter((each) => each !== undefined),
    findings: [],
    analysed: { rules: rules.length, undetermined: [] },
  };
  // Conditions may have named undetermined predicates, so the parameters are complete only now.
  ruleset.parameters = [...declaredParameters(compilation), ...compilation.judgements.values()];
  return { ruleset, nodes: compilation.nodes };
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
