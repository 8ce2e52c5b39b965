import { digit, isRaisedDigit, isWordCharacter, kindOf, letter, raisedDigitValue, space } from './characters.ts';
import { type CodeWindow, windowReader } from './codes.ts';
import { addPair, insertPair, pairList, pairsOf } from './pair-list.ts';
import { type Stretches, unite } from './stretch.ts';

/** What stands in a text and is not read with it: Markdown's signs, link targets, HTML tags, marks that refer to notes. */
export interface Marks {
  stretches: Stretches;
  /** Marks that refer to a numbered note: number, offset, number, offset... in the order of the text. */
  references: Int32Array;
}

// A construct longer than this is taken for text, so that a stray bracket costs no more than this.
const longestLink = 2048;
const deepestBracket = 16;

const bracketedReference = /\[\^?\d{1,3}(?:\s?[,;–-]\s?\^?\d{1,3}){0,8}\]/y;
const raisedReference = /<sup[^<>]{0,200}>\s{0,8}(?:<a[^<>]{0,300}>)?\[?(\d{1,3})\]?(?:<\/a>)?\s{0,8}<\/sup>/iy;
const tag =
  /<\/?(?:a|b|br|cite|code|del|div|em|font|i|img|ins|mark|p|q|s|small|span|strong|sub|sup|u)(?=[\s/>])[^<>]{0,300}>/iy;

/** Linear in the length of the text. */
export function marksIn(text: string): Marks {
  const nextSpecial = specialsOf(text);
  const plain = pairList();
  // The opening bracket of a link is known only at its end, by which time other marks have been seen.
  const openings = pairList();
  const references = pairList();
  const brackets: number[] = [];
  let lastPlainReference = 0;
  let noTargetBefore = 0;

  for (let i = nextSpecial(0); i < text.length; i = nextSpecial(i + 1)) {
    const code = text.charCodeAt(i);
    switch (code) {
      case 0x5c: // backslash
        if (isPunctuation(text.charCodeAt(i + 1))) {
          addPair(plain, i, i + 1);
          i++;
        }
        break;
      case 0x2a: // *
      case 0x7e: // ~
      case 0x60: // `
      case 0x5f: {
        // _
        const end = runEnd(text, i);
        if (isEmphasis(text, i, end)) addPair(plain, i, end);
        i = end - 1;
        break;
      }
      case 0x23: {
        // #
        const end = runEnd(text, i);
        if (end - i <= 6 && isLineStart(text, i) && isWhite(text.charCodeAt(end))) addPair(plain, i, end);
        i = end - 1;
        break;
      }
      case 0x3e: // >
        if (isLineStart(text, i)) addPair(plain, i, i + 1);
        break;
      case 0x5b: {
        // [
        const reference = bracketed(text, i);
        if (reference && !isLineStart(text, i) && !isLinkText(text, reference.end)) {
          addPair(plain, beforeReference(text, i, reference.end), reference.end);
          addPair(references, reference.number, i);
          i = reference.end - 1;
        } else {
          if (brackets.length === deepestBracket) brackets.shift();
          brackets.push(i);
        }
        break;
      }
      case 0x5d: {
        // ]
        const opening = brackets.pop();
        if (text.charCodeAt(i + 1) !== 0x28) break;
        if (i < noTargetBefore) break;
        const target = linkTarget(text, i + 2);
        if (!target.closed) {
          noTargetBefore = target.end;
          break;
        }
        addPair(plain, i, target.end);
        if (opening !== undefined && i - opening <= longestLink) {
          const isImage = text.charCodeAt(opening - 1) === 0x21;
          insertPair(openings, isImage ? opening - 1 : opening, opening + 1);
        }
        i = target.end - 1;
        break;
      }
      case 0x3c: {
        // <
        const reference = matchAt(raisedReference, text, i);
        const found = reference ?? matchAt(tag, text, i);
        if (!found) break;
        addPair(plain, i, i + found[0].length);
        if (reference) addPair(references, Number(reference[1]), i);
        i += found[0].length - 1;
        break;
      }
      default: {
        if (code <= 0x7f) {
          const reference = plainReference(text, i, lastPlainReference);
          if (reference === undefined) break;
          addPair(plain, i, reference.end);
          addPair(references, reference.number, i);
          lastPlainReference = reference.number;
          i = reference.end - 1;
          break;
        }
        const end = raisedEnd(text, i);
        if (isRaisedReference(text, i)) {
          addPair(plain, i, end);
          addPair(references, raisedNumber(text, i), i);
        }
        i = end - 1;
      }
    }
  }
  return { stretches: unite(pairsOf(plain), pairsOf(openings)), references: pairsOf(references) };
}

// Digits are looked at for marks that a PDF left at the foot of a word's full stop.
const special = new Uint8Array(0x10000);
for (const character of '\\*~`_#>[]<0123456789¹²³⁰⁴⁵⁶⁷⁸⁹') special[character.charCodeAt(0)] = 1;

const endings = new Uint8Array(0x10000);
for (const character of '.,;:!?"”’\'') endings[character.charCodeAt(0)] = 1;

/** Where the next of these characters stands, from an offset that is never less than the one before. */
function specialsOf(text: string): (from: number) => number {
  if (text.length < shortText) return (from) => nextSpecialIn(text, from);
  const size = Math.min(text.length, windowLength);
  const read = windowReader(text, size);
  let start = 0;
  let window = read(0, size);
  return (from) => {
    let at = nextSpecial(window, from - start);
    while (at >= window.codes.length && start + at < text.length) {
      start += at;
      window = read(start, Math.min(text.length, start + size));
      at = nextSpecial(window, 0);
    }
    return start + at;
  };
}

// To read it as it is takes less than to get a window.
const shortText = 1024;

function nextSpecialIn(text: string, from: number): number {
  let at = from;
  while (at < text.length && special[text.charCodeAt(at)] === 0) at++;
  return at;
}

// Few enough units to stay near the processor.
const windowLength = 1 << 16;

function nextSpecial({ codes, pairs }: CodeWindow, from: number): number {
  for (let at = from; at < codes.length; at++) {
    if (pairs && (at & 1) === 0) {
      const last = codes.length - 2;
      while (at + 2 <= last && (specialPairs[pairs[at >> 1]!]! | specialPairs[pairs[(at >> 1) + 1]!]!) === 0) at += 4;
      while (at <= last && specialPairs[pairs[at >> 1]!] === 0) at += 2;
      if (at >= codes.length) break;
    }
    const code = codes[at]!;
    // Most numbers follow a space. What stands before the window is not known here.
    if (special[code] === 1 && (!isDigit(code) || at === 0 || endings[codes[at - 1]!] === 1)) return at;
  }
  return codes.length;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** For two units, the first one in the low byte, whether one of them may be special. */
const specialPairs = new Uint8Array(0x10000);
for (let pair = 0; pair < 0x10000; pair++) specialPairs[pair] = isSpecialPair(pair & 0xff, pair >> 8) ? 1 : 0;

function isSpecialPair(first: number, second: number): boolean {
  if (special[first] === 1) return true;
  return special[second] === 1 && (!isDigit(second) || endings[first] === 1);
}

function isPunctuation(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

function isWhite(code: number): boolean {
  return Number.isNaN(code) || kindOf(code) === space;
}

function runEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  let end = start + 1;
  while (text.charCodeAt(end) === code) end++;
  return end;
}

/** The reference in brackets that begins at `start`. Most have one number, for which no pattern is needed. */
function bracketed(text: string, start: number): { number: number; end: number } | undefined {
  const from = text.charCodeAt(start + 1) === 0x5e ? start + 2 : start + 1;
  let end = from;
  while (end < from + 3 && isDigit(text.charCodeAt(end))) end++;
  if (end === from) return undefined;
  const number = Number(text.slice(from, end));
  if (text.charCodeAt(end) === 0x5d) return { number, end: end + 1 };
  const match = matchAt(bracketedReference, text, start);
  return match ? { number, end: start + match[0].length } : undefined;
}

/** Signs that touch a word on one side at least; an underscore inside a word and an asterisk between numbers are text. */
function isEmphasis(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (isWhite(before) && isWhite(after)) return false;
  switch (text.charCodeAt(start)) {
    case 0x5f:
      return end - start <= 3 && !(isWordCharacter(before) && isWordCharacter(after));
    case 0x2a:
      return end - start <= 3 && !(kindOf(before) === digit && kindOf(after) === digit);
    case 0x7e:
      return end - start === 2;
    default:
      return true;
  }
}

function isLineStart(text: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0 && i >= offset - 8; i--) {
    const code = text.charCodeAt(i);
    if (code === 0x0a || code === 0x0d || code === 0x0c) return true;
    if (code !== 0x20 && code !== 0x09 && code !== 0x3e) return false;
  }
  return offset <= 8;
}

/** The target of a link from after its `(` to after its `)`, with an optional title; `closed` is false where no such thing stands. */
function linkTarget(text: string, start: number): { end: number; closed: boolean } {
  const limit = Math.min(text.length, start + longestLink);
  let depth = 1;
  let inTitle = false;
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a) return { end: i, closed: false };
    if (code === 0x22 && (inTitle || isWhite(text.charCodeAt(i - 1)))) inTitle = !inTitle;
    else if (inTitle) continue;
    else if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return { end: i + 1, closed: true };
    else if (isWhite(code) && text.charCodeAt(i + 1) !== 0x22) return { end: i, closed: false };
  }
  return { end: limit, closed: false };
}

function isLinkText(text: string, after: number): boolean {
  const code = text.charCodeAt(after);
  return code === 0x28 || code === 0x3a;
}

/** A space before a mark goes with it where the sentence's own punctuation follows. */
function beforeReference(text: string, start: number, end: number): number {
  let from = start;
  if (!'.,;:!?)'.includes(text.charAt(end) || ' ')) return start;
  while (from > 0 && start - from < 8 && kindOf(text.charCodeAt(from - 1)) === space) from--;
  return from;
}

function raisedEnd(text: string, start: number): number {
  let end = start + 1;
  while (
    isRaisedDigit(text.charCodeAt(end)) ||
    (',⁻˒ '.includes(text.charAt(end)) && isRaisedDigit(text.charCodeAt(end + 1)))
  )
    end++;
  return end;
}

function raisedNumber(text: string, start: number): number {
  let number = 0;
  for (let i = start; i < start + 4 && isRaisedDigit(text.charCodeAt(i)); i++) {
    number = number * 10 + raisedDigitValue(text.charCodeAt(i));
  }
  return number;
}

const units = new Set([
  'm',
  'mm',
  'cm',
  'dm',
  'km',
  'µm',
  'μm',
  'um',
  'nm',
  'in',
  'ft',
  'yd',
  'mi',
  's',
  'ms',
  'x',
  'n',
  'r',
]);

/** A raised number after a word or its punctuation refers to a note; after a digit or a unit it is an exponent; at a line's start it is a note's own number. */
function isRaisedReference(text: string, start: number): boolean {
  if (isLineStart(text, start)) return false;
  const before = kindOf(text.charCodeAt(start - 1));
  if (before === digit) return false;
  if (before !== letter) return true;
  let wordStart = start;
  while (wordStart > start - 4 && kindOf(text.charCodeAt(wordStart - 1)) === letter) wordStart--;
  return !units.has(text.slice(wordStart, start));
}

const abbreviations = new Set([
  'no',
  'nos',
  'art',
  'arts',
  'sec',
  'para',
  'paras',
  'pp',
  'vol',
  'ch',
  'fig',
  'reg',
  'regs',
  'clause',
  'section',
  'article',
  'rule',
  'paragraph',
  'table',
  'figure',
  'chapter',
  'part',
  'item',
  'cat',
  'ver',
  'approx',
  'ca',
  'cl',
  'app',
  'annex',
  'nr',
]);

/**
 * A number that follows a word's punctuation without a space (`regime.12 The`), as text taken from a PDF has it. Because a code may
 * look so too, it counts only where it continues the numbers seen so far.
 */
function plainReference(text: string, start: number, last: number): { end: number; number: number } | undefined {
  if (endings[text.charCodeAt(start - 1)] !== 1) return undefined;
  let end = start + 1;
  while (end < start + 4 && kindOf(text.charCodeAt(end)) === digit) end++;
  if (!isWhite(text.charCodeAt(end))) return undefined;
  const number = Number(text.slice(start, end));
  if (number <= last || number > last + 3) return undefined;
  let word = start - 1;
  while (word > 0 && word > start - 3 && '.,;:!?"”’\''.includes(text.charAt(word - 1))) word--;
  let wordStart = word;
  while (wordStart > 0 && word - wordStart < 12 && kindOf(text.charCodeAt(wordStart - 1)) === letter) wordStart--;
  if (word - wordStart < 2 || abbreviations.has(text.slice(wordStart, word).toLowerCase())) return undefined;
  return { end, number };
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
