import { paragraphsIn } from './paragraphs.ts';
import type { ReadMemo } from './read-memo.ts';
import type { PassageCitation, Place } from './resolve-citation.ts';
import type { Stretch } from './stretch.ts';
import { sectionsTitled } from './structure.ts';

/** What a citation rests on: its passage, or the whole section where it names one and quotes nothing of it. */
export function coveredBy({ folded, structure }: ReadMemo, citation: PassageCitation, { passage }: Place): Stretch {
  if (citation.quote !== undefined || citation.section === undefined || citation.note !== undefined) return passage;
  const sections = sectionsTitled(folded, structure, citation.section);
  return sections.find(({ heading }) => heading.start === passage.start)?.whole ?? passage;
}

// What is shorter is a caption, a date or a line of a menu.
const shortest = 40;

/** The paragraphs, scraps aside, of which none of the covered stretches holds a part. */
export function uncitedParagraphs({ folded, structure }: ReadMemo, covered: readonly Stretch[]): Stretch[] {
  const sorted = covered.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let coveredUpTo = 0;
  return paragraphsIn(folded, structure).filter(({ start, end }) => {
    for (; next < sorted.length && sorted[next]!.start < end; next++) {
      coveredUpTo = Math.max(coveredUpTo, sorted[next]!.end);
    }
    return coveredUpTo <= start && end - start >= shortest;
  });
}
