import type { AstNode } from 'langium';
import { isParticipants, type Regime, type RegimeKind } from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';
import { citationsOf } from './citation.ts';
import { type Compilation, element } from './compilation.ts';
import { setsNamed } from './named-sets.ts';
import { participantsOf, statusNamed, statusWords } from './places.ts';
import { allOf, firstOf, periodOf } from './property.ts';

/** What kind of body a regime says that it is. */
export function regimeKind(regime: Regime): RegimeKind | undefined {
  return firstOf(regime.properties, 'RegimeKind');
}

/** Undefined for a regime that does not say its kind; a check reports it, and its rules are carried as undetermined. */
export function compileRegime(compilation: Compilation, regime: Regime): compiled.Regime | undefined {
  const kind = regimeKind(regime);
  if (!kind) return undefined;
  const participants = statusWords
    .filter((word) => regime.properties.some((property) => isParticipants(property) && property.status === word))
    .flatMap((word) =>
      [...participantsOf(compilation, regime, word, [])].flatMap(([country, stretches]) =>
        stretches.map((days) => ({ country, status: statusNamed(word), ...days })),
      ),
    );
  return {
    ...element(compilation, 'regime', regime.name, regime, citationsOf(compilation, regime.properties)),
    kind: kind.kind,
    ...(kind.country ? { of: kind.country.$refText } : {}),
    ledBy: kind.leaders.map((leader) => leader.$refText),
    ...periodOf(regime.properties),
    participants,
    ...setsNamed(compilation.program, allOf(regime.properties, 'Participants')),
    implements: implementedBy(regime.properties),
  };
}

/** The names after every `implements` among properties. */
export function implementedBy(properties: readonly AstNode[]): string[] {
  return [
    ...new Set(
      allOf(properties, 'Implements').flatMap((property) => property.targets.map((target) => target.$refText)),
    ),
  ];
}
