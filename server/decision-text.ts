import { markdownText } from '../language/memo/markdown-text.ts';
import { decisionOutline, type Line } from './decision-outline.ts';
import type { ToldDecision } from './told-decision.ts';

/** The decision as plain text for a terminal. `color` adds ANSI escapes. */
export function decisionText(told: ToldDecision, { color = false }: { color?: boolean } = {}): string {
  const strong = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);
  const faint = (text: string) => (color ? `\u001b[2m${text}\u001b[0m` : text);
  const textOf = (line: Line, index: number): string => {
    switch (line.kind) {
      case 'title':
      case 'heading':
        return `${index === 0 ? '' : '\n'}${strong(line.text)}\n`;
      case 'verdict':
        return `  ${strong(line.text)}\n`;
      case 'sentence':
        return `  ${line.text}\n`;
      case 'label':
        return `  ${faint(`${line.text}:`)}\n`;
      case 'item':
        return `  - ${line.text}\n${line.passage === undefined ? '' : `      ${faint(line.passage)}\n`}`;
    }
  };
  return decisionOutline(told).map(textOf).join('');
}

/** The decision as Markdown (CommonMark). Every text in it is escaped: no link, no command and no HTML of an author comes through. */
export function decisionMarkdown(told: ToldDecision): string {
  const markdownOf = (line: Line): string => {
    const text = markdownText(line.text);
    switch (line.kind) {
      case 'title':
        return `## ${text}\n\n`;
      case 'heading':
        return `\n### ${text}\n\n`;
      case 'verdict':
        return `**${text}**\n\n`;
      case 'sentence':
        return `${text}\n\n`;
      case 'label':
        return `\n${text}:\n\n`;
      case 'item':
        return `- ${text}\n${line.passage === undefined ? '' : `\n  > ${markdownText(line.passage)}\n\n`}`;
    }
  };
  return decisionOutline(told).map(markdownOf).join('');
}
