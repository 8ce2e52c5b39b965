import { RegimenTerminals } from '../grammar/generated/ast.ts';
import { keywords, terminals } from './generated/sentence-reader.ts';
import { Nesting } from './lexer.ts';

/** The words of a text in order, the last of kind 0. Offsets count UTF-16 units. */
export interface Tokens {
  readonly kinds: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Where each comment between `/*` and `*` `/` starts and ends. */
  readonly comments: readonly number[];
}

type Terminal = (typeof terminals)[number];

const sticky = ({ source }: RegExp): RegExp => new RegExp(source, 'y');
const kindOf = (terminal: Terminal): number => terminals.indexOf(terminal) + 1;
const [curie, id, string] = [
  sticky(RegimenTerminals.CURIE),
  sticky(RegimenTerminals.ID),
  sticky(RegimenTerminals.STRING),
];
const [curieKind, idKind, stringKind] = [kindOf('CURIE'), kindOf('ID'), kindOf('STRING')];
/** In the order of the grammar: the first that fits counts. */
const numbers = (['DATE', 'DOTTED', 'NUMBER'] as const).map((terminal) => ({
  pattern: sticky(RegimenTerminals[terminal]),
  kind: kindOf(terminal),
}));
const space = sticky(RegimenTerminals.WHITESPACE);
const [comment, lineComment] = [sticky(RegimenTerminals.ML_COMMENT), sticky(RegimenTerminals.SL_COMMENT)];
const keywordKinds = new Map(keywords.map((word, index) => [word, terminals.length + 1 + index]));

/** Keywords that are no words, by their first character, the longest first. */
const signs = new Map<string, { sign: string; kind: number }[]>();
for (const [sign, kind] of keywordKinds) {
  if (/^\w/.test(sign)) continue;
  const same = signs.get(sign[0]!) ?? [];
  signs.set(sign[0]!, same);
  same.push({ sign, kind });
  same.sort((a, b) => b.sign.length - a.sign.length);
}

/** A list of words that grows. */
class Words implements Tokens {
  kinds: Uint8Array;
  starts: Uint32Array;
  ends: Uint32Array;
  readonly comments: number[] = [];
  private length = 0;

  constructor(room: number) {
    this.kinds = new Uint8Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
  }

  add(kind: number, start: number, end: number): void {
    if (this.length === this.kinds.length) this.grow();
    this.kinds[this.length] = kind;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  private grow(): void {
    const [{ kinds, starts, ends }, room] = [this, 2 * this.length];
    [this.kinds, this.starts, this.ends] = [new Uint8Array(room), new Uint32Array(room), new Uint32Array(room)];
    this.kinds.set(kinds);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}

/**
 * The words of a text as the lexer tells them apart; undefined where it is not made of words alone, or nests deeper than a parser may
 * descend.
 */
export function tokensOf(text: string): Tokens | undefined {
  // Words are mostly longer than three characters, with what stands between them.
  const words = new Words((text.length >> 2) + 16);
  const nesting = new Nesting();
  let at = 0;
  const matches = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    return pattern.test(text);
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    // White space runs on through characters that could begin a word, but do not in its midst.
    if (code <= 32 && matches(space)) {
      at = space.lastIndex;
      continue;
    }
    let kind: number;
    let end: number;
    if (matches(id)) {
      end = id.lastIndex;
      if (text[end] === ':' && matches(curie)) {
        end = curie.lastIndex;
        kind = curieKind;
      } else kind = keywordKinds.get(text.slice(at, end)) ?? idKind;
    } else if (code === 34 && matches(string)) {
      end = string.lastIndex;
      kind = stringKind;
    } else if (code >= 48 && code <= 57) {
      const found = numbers.find(({ pattern }) => matches(pattern))!;
      end = found.pattern.lastIndex;
      kind = found.kind;
    } else if (matches(space)) {
      at = space.lastIndex;
      continue;
    } else if (code === 47 && matches(comment)) {
      words.comments.push(at, comment.lastIndex);
      at = comment.lastIndex;
      continue;
    } else if (code === 47 && matches(lineComment)) {
      at = lineComment.lastIndex;
      continue;
    } else {
      const found = signs.get(text[at]!)?.find(({ sign }) => text.startsWith(sign, at));
      if (!found) return undefined;
      kind = found.kind;
      end = at + found.sign.length;
    }
    if (nesting.isTooDeep(keywords[kind - terminals.length - 1])) return undefined;
    words.add(kind, at, end);
    at = end;
  }
  words.add(0, at, at);
  return words;
}
