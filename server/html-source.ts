import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type MemoSource, tidy } from './memo-source.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * A page's text as its reader sees it, read by the HTML Standard's own algorithm (parse5): headings as Markdown's, paragraphs
 * between blank lines, items of lists with a dash, raised numbers as raised digits. Nothing of it runs, and scripts, styles, forms and
 * what is hidden are left out.
 */
export function htmlSource(bytes: Uint8Array): MemoSource {
  const document = parse(decode(bytes));
  const all = [...elementsOf(document)];
  const metas = new Map<string, string[]>();
  for (const each of all) {
    if (each.tagName !== 'meta') continue;
    const name = (attribute(each, 'name') ?? attribute(each, 'property') ?? '').toLowerCase();
    const content = tidy(attribute(each, 'content'));
    if (content !== undefined) metas.set(name, [...(metas.get(name) ?? []), content]);
  }
  const meta = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? []);
  const titleElement = all.find(({ tagName }) => tagName === 'title');
  const body = all.find(({ tagName }) => tagName === 'body');
  const url = attribute(
    all.find((each) => each.tagName === 'link' && attribute(each, 'rel') === 'canonical'),
    'href',
  );
  const authors = ['citation_author', 'author', 'dc.creator', 'article:author'].find((name) => metas.has(name));
  return {
    text: body ? textOf(body) : '',
    title: meta('citation_title', 'og:title', 'dc.title')[0] ?? tidy(titleElement && plainText(titleElement)),
    authors: authors === undefined ? [] : meta(authors).filter((author) => !/^https?:/i.test(author)),
    publisher: meta('citation_publisher', 'dc.publisher', 'og:site_name')[0],
    date: meta('citation_publication_date', 'article:published_time', 'dc.date', 'date')
      .map((date) => /^\d{4}(?:[-/]\d{2}(?:[-/]\d{2})?)?/.exec(date)?.[0].replaceAll('/', '-'))
      .find((date) => date !== undefined),
    url: url !== undefined && /^https?:\/\//i.test(url) ? url : undefined,
  };
}

/** In the encoding that the file names, by its first bytes or its `meta`; in UTF-8 where it names none that is known. */
function decode(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  const marked = head.startsWith('\u00ff\u00fe') ? 'utf-16le' : head.startsWith('\u00fe\u00ff') ? 'utf-16be' : named;
  try {
    return new TextDecoder(marked).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function* elementsOf(root: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  const pending: Node[] = root.childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!('tagName' in node)) continue;
    yield node;
    pending.push(...node.childNodes.toReversed());
  }
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((each) => each.name === name)?.value;
}

function plainText(element: Element): string {
  return element.childNodes.map((node) => (node.nodeName === '#text' && 'value' in node ? node.value : '')).join('');
}

const leftOut = new Set(
  'script style noscript template iframe object embed svg math canvas audio video select textarea button input dialog head'.split(
    ' ',
  ),
);
const blocks = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Nodes wait on a list instead of the call stack, because a page may nest as deeply as it likes. */
function textOf(body: Element): string {
  const output = new Blocks();
  const pending: (Node | { ends: Element })[] = [body];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ('ends' in next) {
      if (blocks.has(next.ends.tagName)) output.end();
      if (next.ends.tagName === 'pre') output.keepsLines = false;
    } else if (next.nodeName === '#text' && 'value' in next) {
      output.add(next.value);
    } else if ('tagName' in next && !leftOut.has(next.tagName) && attribute(next, 'hidden') === undefined) {
      const { tagName } = next;
      if (blocks.has(tagName)) output.end();
      const level = /^h([1-6])$/.exec(tagName)?.[1];
      if (level !== undefined) output.mark(`${'#'.repeat(Number(level))} `);
      else if (tagName === 'li') output.mark('- ');
      else if (tagName === 'br') output.breakLine();
      else if (tagName === 'td' || tagName === 'th') output.add(' ');
      else if (tagName === 'pre') output.keepsLines = true;
      const number = tagName === 'sup' ? /^\s*\[?(\d{1,3})\]?\s*$/.exec(allText(next))?.[1] : undefined;
      if (number !== undefined) output.add(number.replace(/\d/g, (digit) => raised.charAt(Number(digit))));
      else pending.push({ ends: next }, ...next.childNodes.toReversed());
    }
  }
  return output.text();
}

/** Enough of an element's text to see whether it is a number. */
function allText(element: Element): string {
  let text = '';
  const pending: Node[] = [...element.childNodes];
  for (let node = pending.shift(); node && text.length < 20; node = pending.shift()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    else if ('childNodes' in node) pending.unshift(...node.childNodes);
  }
  return text;
}

/** Blocks of text, put together without the white space around them. */
class Blocks {
  keepsLines = false;
  private readonly blocks: string[] = [];
  private parts: string[] = [];
  private sign = '';

  add(text: string): void {
    this.parts.push(this.keepsLines ? text : text.replace(/[ \t\r\n\f]+/g, ' '));
  }

  breakLine(): void {
    this.parts.push('\n');
  }

  /** What stands before the next words. */
  mark(sign: string): void {
    this.sign = sign;
  }

  end(): void {
    const text = this.parts
      .join('')
      .replace(/[ \t]*\n[ \t]*/g, '\n')
      .replace(this.keepsLines ? /(?!)/ : / {2,}/g, ' ')
      .trim();
    this.parts = [];
    if (text === '') return;
    this.blocks.push(`${this.sign}${this.sign.startsWith('#') ? text.replaceAll('\n', ' ') : text}`);
    this.sign = '';
  }

  text(): string {
    this.end();
    return this.blocks.map((block) => `${block}\n`).join('\n');
  }
}
