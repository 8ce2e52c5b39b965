import type { Acceptance } from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';
import { citationsOf } from './citation.ts';
import { type Compilation, element } from './compilation.ts';
import { firstOf, periodOf } from './property.ts';

/** The words of an acceptance's heading, which tell it from the others. */
export function acceptanceId(acceptance: Acceptance): string {
  const against = acceptance.against ? ` against ${acceptance.against.$refText}` : '';
  return `${acceptance.finding ?? ''} ${acceptance.subject?.$refText ?? ''}${against}`;
}

export function compileAcceptance(compilation: Compilation, acceptance: Acceptance): compiled.Acceptance {
  const because = firstOf(acceptance.properties, 'Because')?.text;
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
    ...periodOf(acceptance.properties),
  };
}
