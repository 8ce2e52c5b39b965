/**
 * A page as text for a terminal: the Markdown that pages are written in (headings, paragraphs, lists, fenced code, emphasis, code,
 * links) without its marks. Code is indented and otherwise as it stands. `color` adds ANSI escapes to headings.
 */
export function plainPage(markdown: string, { color = false }: { color?: boolean } = {}): string {
  let fence = '';
  const lines = markdown
    .trim()
    .split('\n')
    .flatMap((line) => {
      const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
      if (fence === '' && mark) {
        fence = mark;
        return [];
      }
      if (fence !== '' && line.trim() === fence) {
        fence = '';
        return [];
      }
      if (fence !== '') return [line === '' ? '' : `    ${line}`];
      const heading = /^(#+)\s+(.*)$/.exec(line);
      if (!heading) return [plainInline(line)];
      const text = plainInline(heading[2]!);
      return [color ? `\u001b[1m${text}\u001b[0m` : text];
    });
  return `${lines.join('\n')}\n`;
}

function plainInline(text: string): string {
  // Code is set apart first: nothing within it is a mark.
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part.slice(1, -1) : withoutMarks(part)))
    .join('');
}

function withoutMarks(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_, label: string, target: string) =>
      label === target ? label : `${label} (${target})`,
    )
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(?<![\w*])[*_](?=\S)([^*_]+)(?<=\S)[*_](?![\w*])/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1');
}
