import { linesOf } from './lines.ts';
import type { Stretch } from './stretch.ts';

/** A page under the number that it carries, or else by its place, from 1. */
export interface Page extends Stretch {
  number: number;
}

/** Pages end at form feeds; where there are none, at lines that say `Page 3 of 10` at their foot or head. Empty where neither is. */
export function pagesIn(text: string): Page[] {
  const labels = pageLabels(text);
  const breaks: number[] = [];
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', at + 1)) breaks.push(at);
  return breaks.length > 0 ? pagesBetween(text, breaks, labels) : pagesByLabels(text, labels);
}

interface Label extends Stretch {
  number: number;
}

function pageLabels(text: string): Label[] {
  const labels: Label[] = [];
  for (const { start, end } of linesOf(text)) {
    if (end - start > 40 || end - start < 6) continue;
    const match = /^[-–—|]?\s*page\s+(\d{1,5})(?:\s*(?:of|\/)\s*\d{1,5})?\s*[-–—|]?$/i.exec(text.slice(start, end));
    if (match) labels.push({ number: Number(match[1]), start, end });
  }
  return labels;
}

function pagesBetween(text: string, breaks: number[], labels: Label[]): Page[] {
  const pages: Page[] = [];
  let start = 0;
  let label = 0;
  let shift = 0;
  for (const at of [...breaks, text.length]) {
    while (label < labels.length && labels[label]!.start < start) label++;
    const own = labels[label];
    if (own && own.end <= at) shift = own.number - (pages.length + 1);
    if (at < text.length || text.slice(start, at).trim() !== '')
      pages.push({ number: pages.length + 1 + shift, start, end: at });
    start = at + 1;
  }
  return pages;
}

/** A label before any other text is at the head of its page; otherwise at its foot. */
function pagesByLabels(text: string, labels: Label[]): Page[] {
  const [first] = labels;
  if (!first) return [];
  const atHead = text.slice(0, Math.min(first.start, 200)).trim() === '' && first.start < 200;
  return labels.map(({ number, start, end }, index) => {
    if (atHead) return { number, start, end: labels[index + 1]?.start ?? text.length };
    return { number, start: labels[index - 1]?.end ?? 0, end };
  });
}
