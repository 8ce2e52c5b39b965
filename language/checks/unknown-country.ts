import { defineDiagnostic } from '../diagnostics/definition.ts';
import { quoted } from '../diagnostics/quoted.ts';
import { isDestination } from '../grammar/generated/ast.ts';
import type { Kind, Program } from '../syntax/program.ts';
import type { Check } from './check.ts';
import { allKinds, kindsReferredTo } from './kinds.ts';
import { rangeOfText, replacement } from './place.ts';

export const unknownCountry = defineDiagnostic<{ code: string; instead?: { code: string; title: string } }>({
  code: 'unknown-country',
  severity: 'error',
  summary: 'Two capitals that are no country code of ISO 3166-1.',
  message: ({ code, instead }) => {
    const problem = `${quoted(code)} is no country code of ISO 3166-1.`;
    return instead ? `${problem} The code of ${instead.title} is ${quoted(instead.code)}.` : problem;
  },
  help: 'Use the alpha-2 code of ISO 3166-1, or declare a destination or a group of this name.',
});

/** Codes in use elsewhere or withdrawn, and the code of ISO 3166-1 for the same country today. */
const instead: Record<string, string> = {
  BU: 'MM',
  EL: 'GR',
  SU: 'RU',
  TP: 'TL',
  UK: 'GB',
  ZR: 'CD',
};

export const unknownCountryCheck: Check = {
  definition: unknownCountry,
  reference({ node, property, reference }, context) {
    const code = reference.$refText;
    if (reference.ref || !isUnknownCountry(context.program, code, kindsReferredTo(node, property))) return;
    const range = rangeOfText(reference.$refNode);
    const right = instead[code] ?? '';
    const country = context.program.lookup('Destination', right);
    if (isDestination(country) && country.title) {
      const place = { file: context.document.uri.toString(), range };
      const fixes = [replacement(`Change to ${quoted(right)} (${country.title})`, place, right)];
      context.report(unknownCountry, range, { code, instead: { code: right, title: country.title } }, { fixes });
    } else context.report(unknownCountry, range, { code });
  },
};

/** Two capitals at the place of a country, which nothing of another kind goes by. */
export function isUnknownCountry(program: Program, name: string, kinds: readonly Kind[]): boolean {
  return (
    /^[A-Z]{2}$/.test(name) && kinds.includes('Destination') && !allKinds.some((kind) => program.lookup(kind, name))
  );
}
