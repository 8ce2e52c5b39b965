/** How much of an author's text a message repeats. */
const longest = 60;

/** A piece of the author's text as it stands in a message: in quotation marks, on one line, and cut where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const cut = line.length > longest ? `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
  return `“${cut}”`;
}

/** “a”, “a and b”, “a, b and c”: with the word that joins the last two. */
export function listed(parts: readonly string[], joint: 'and' | 'or'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${joint} ${parts[parts.length - 1]}`;
}

/** A noun with the indefinite article that it takes. */
export function aOrAn(noun: string): string {
  return `${/^[aeiou]/i.test(noun) && !/^(?:use|uni)/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
