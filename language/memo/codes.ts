/** The UTF-16 units of a short text. */
export function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

/** A stretch of a text as units: bytes where all of it is ASCII. */
export type Codes = Uint8Array | Uint16Array;

export interface CodeWindow {
  codes: Codes;
  /** Two bytes each, the first one in the low byte: twice as fast to read. Absent for a short stretch and for other units. */
  pairs: Uint16Array | undefined;
}

/** As many bytes as a reader of `size` units needs: the encoder takes three of them a unit at most. */
export function windowBytes(size: number): number {
  return size < shortText ? size : size * 3 + (size & 1);
}

/**
 * Reads stretches of at most `size` units; each call overwrites what the one before gave. `bytes` begin at an even offset.
 *
 * A loop over an array is several times as fast as one over a text, of which each character has to be asked for. A stretch of ASCII is
 * copied by the encoder, many bytes at a time.
 */
export function windowReader(
  text: string,
  size: number,
  bytes: Uint8Array = new Uint8Array(windowBytes(size)),
): (from: number, to: number) => CodeWindow {
  const isShort = size < shortText;
  const pairs = isShort || !isLittleEndian ? undefined : new Uint16Array(bytes.buffer, bytes.byteOffset, size >> 1);
  const encoder = isShort ? undefined : new TextEncoder();
  let wide: Uint16Array | undefined;
  return (from, to) => {
    const length = to - from;
    const isAscii = encoder
      ? encoder.encodeInto(text.slice(from, to), bytes).written === length
      : copyAscii(text, from, to, bytes);
    if (isAscii) return { codes: bytes.subarray(0, length), pairs };
    wide ??= new Uint16Array(size);
    for (let i = 0; i < length; i++) wide[i] = text.charCodeAt(from + i);
    return { codes: wide.subarray(0, length), pairs: undefined };
  };
}

function copyAscii(text: string, from: number, to: number, bytes: Uint8Array): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return false;
    bytes[i - from] = code;
  }
  return true;
}

const shortText = 1024;

/** Whether the first of some bytes is the low one of a number that is read from them. */
export const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
