// What a UTF-16 unit is to somebody who compares two texts by reading them.

export const other = 1;
export const letter = 2;
export const digit = 3;
export const space = 4;
export const hyphen = 5;
export const enDash = 6;
export const emDash = 7;
export const softHyphen = 8;
export const quotationMark = 9;
export const dot = 10;
export const ellipsis = 11;
/** Invisible: zero-width, bidirectional and other control characters. */
export const invisible = 12;
/** A combining mark that may compose with the letter before it. */
export const accent = 13;
/** A ligature, a full-width form and the like: reads as what `plainForm` gives. */
export const compatible = 14;
export const highSurrogate = 15;

export type CharacterKind = number;

/** What `kindOf` has found so far, 0 where it was not asked, for loops in which a call would count. */
export const knownKinds = new Uint8Array(0x10000);

const quotationMarks = '\'"`´‘’‚‛“”„‟«»‹›〝〞＂＇';
const hyphens = '-‐‑‒−﹣－';
const emDashes = '—―﹘⸺⸻';

export function kindOf(code: number): CharacterKind {
  const known = knownKinds[code]!;
  if (known !== 0) return known;
  const kind = classify(code);
  knownKinds[code] = kind;
  return kind;
}

function classify(code: number): CharacterKind {
  const character = String.fromCharCode(code);
  if (code === 0xad) return softHyphen;
  if (code === 0x2e) return dot;
  if (code === 0x2026) return ellipsis;
  if (code === 0x2013) return enDash;
  if (quotationMarks.includes(character)) return quotationMark;
  if (hyphens.includes(character)) return hyphen;
  if (emDashes.includes(character)) return emDash;
  if (code === 0xfeff) return invisible;
  if (/[\s\x85]/.test(character)) return space;
  if (/[\p{Cc}\p{Cf}]/u.test(character)) return invisible;
  if (code >= 0xd800 && code < 0xdc00) return highSurrogate;
  if (/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]/.test(character)) return accent;
  if (plainForm(character) !== character) return compatible;
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{Nd}/u.test(character)) return digit;
  return other;
}

/**
 * The compatibility form (Unicode Standard Annex 15, NFKC) of one character, where it says the same to a reader. Raised digits
 * and fractions stay as they are, since 10² is not 102 and 1½ is not 11/2; so do raised letters and spacing accents.
 */
export function plainForm(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0xa0) return character;
  const form = character.normalize('NFKC');
  if (form === character) return character;
  const raised = /[ªº\u02b0-\u02ff\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2070-\u207f\u2120\u2122]/.test(character);
  const lowered = /[\u2080-\u2089]/.test(character);
  const fullWidth = /[\uff10-\uff19]/.test(character) || character.length > 1;
  if (raised || /[\s\u2044\u2032]/.test(form)) return character;
  if (/\d/.test(form) && !lowered && !fullWidth) return character;
  return form;
}

/** Letters and digits of scripts that put spaces between words: where two of them meet, a cut goes through a word. */
export function isWordCharacter(code: number): boolean {
  const kind = kindOf(code);
  if (kind === digit) return true;
  return kind === letter && !isWrittenWithoutSpaces(code);
}

function isWrittenWithoutSpaces(code: number): boolean {
  if (code < 0x0e00) return false;
  const southEastAsian = code < 0x0f00 || (code >= 0x1000 && code < 0x10a0) || (code >= 0x1780 && code < 0x1800);
  return southEastAsian || isIdeographic(code);
}

/** Han and kana: a line break between two of them is no space. */
export function isIdeographic(code: number): boolean {
  return (code >= 0x2e80 && code < 0xa000) || (code >= 0xf900 && code < 0xfb00);
}

export function isRaisedDigit(code: number): boolean {
  return code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079);
}

/** The value of a raised digit. */
export function raisedDigitValue(code: number): number {
  if (code === 0xb9) return 1;
  if (code === 0xb2) return 2;
  if (code === 0xb3) return 3;
  return code - 0x2070;
}
