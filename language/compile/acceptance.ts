import type { Acceptance, AcceptedScope, TransferDays } from '../grammar/generated/ast.ts';
import { shorter } from '../region/region.ts';
import type * as compiled from '../ruleset/types.ts';
import type { CategoryGraph } from './categories.ts';
import { citationsOf } from './citation.ts';
import { bothHold, type Compilation, element } from './compilation.ts';
import { allOf, daysOf, firstOf, periodOf } from './property.ts';
import { scopeReadings } from './provision.ts';

/** The words of an acceptance's heading and of the part that it accepts, which together tell it from the others. */
export function acceptanceId(acceptance: Acceptance): string {
  const parts = acceptedParts(acceptance).map(({ $cstNode }) => ` ${($cstNode?.text ?? '').replace(/\s+/g, ' ')}`);
  return acceptanceHeading(acceptance) + parts.join('');
}

/** The finding and the two sides, as the heading of an acceptance names them. */
export function acceptanceHeading(acceptance: Acceptance): string {
  const against = acceptance.against ? ` against ${acceptance.against.$refText}` : '';
  return `${acceptance.finding ?? ''} ${acceptance.subject?.$refText ?? ''}${against}`;
}

/** The properties that say which part of the finding is accepted; without any, it is all of it. */
function acceptedParts({ properties }: Acceptance): (AcceptedScope | TransferDays)[] {
  return properties.filter(
    (property): property is AcceptedScope | TransferDays =>
      !['Because', 'Since', 'Until', 'Citation'].includes(property.$type),
  );
}

/** The part that is accepted; absent where that is all. What cannot be read whole accepts nothing, for it could accept too much. */
function acceptedRegion(
  compilation: Compilation,
  graph: CategoryGraph,
  acceptance: Acceptance,
): compiled.Region | undefined {
  const parts = acceptedParts(acceptance);
  if (parts.length === 0) return undefined;
  const days = allOf(parts, 'TransferDays').map((each) => ({ region: [{ on: daysOf(each) }], undetermined: [] }));
  const whole = bothHold(compilation, [...scopeReadings(compilation, graph, parts), ...days]);
  return whole.undetermined.length > 0 ? [] : shorter(whole.region, compilation.lists);
}

export function compileAcceptance(
  compilation: Compilation,
  graph: CategoryGraph,
  acceptance: Acceptance,
): compiled.Acceptance {
  const because = firstOf(acceptance.properties, 'Because')?.text;
  const region = acceptedRegion(compilation, graph, acceptance);
  return {
    ...element(
      compilation,
      'accept',
      acceptanceId(acceptance),
      acceptance,
      citationsOf(compilation, acceptance.properties),
    ),
    // Error recovery may leave it out.
    finding: acceptance.finding ?? '',
    subject: acceptance.subject?.$refText ?? '',
    ...(acceptance.against ? { against: acceptance.against.$refText } : {}),
    ...(because === undefined ? {} : { because }),
    ...(region === undefined ? {} : { region }),
    ...periodOf(acceptance.properties),
  };
}
