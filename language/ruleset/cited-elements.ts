import type { Citation, Origin, Ruleset } from './types.ts';

/** An element of a compiled ruleset that cites something. `kind` is the word that declares it. */
export interface CitedElement {
  kind: string;
  id: string;
  title?: string;
  origin: Origin;
  citations: readonly Citation[];
}

/** Every element with citations, kind by kind, in the order of the ruleset. */
export function citedElements(ruleset: Ruleset): CitedElement[] {
  const kinds: [string, readonly Omit<CitedElement, 'kind'>[]][] = [
    ['regime', ruleset.regimes],
    ['parameter', ruleset.parameters],
    ['reason', ruleset.reasons],
    ['category', ruleset.categories],
    ['destination', ruleset.destinations],
    ['group', ruleset.groups],
    ['end-use', ruleset.endUses],
    ['party', ruleset.parties],
    ['listing', ruleset.listings],
    ['rule', ruleset.rules],
    ['exception', ruleset.exceptions],
    ['accept', ruleset.accepted],
    ['case', ruleset.cases],
  ];
  return kinds.flatMap(([kind, elements]) =>
    elements
      .filter(({ citations }) => citations.length > 0)
      .map(({ id, title, origin, citations }) => ({
        kind,
        id,
        ...(title === undefined ? {} : { title }),
        origin,
        citations,
      })),
  );
}

/** Which passage a citation names, in words: `section “Tools”, page 3, “machine tools”`; empty for a memo as a whole. */
export function passageNamed({ quote, section, page, note }: Omit<Citation, 'found'>): string {
  return [
    ...(section === undefined ? [] : [`section “${section}”`]),
    ...(page === undefined ? [] : [`page ${page}`]),
    ...(note === undefined ? [] : [`note ${note}`]),
    ...(quote === undefined ? [] : [`“${quote}”`]),
  ].join(', ');
}
