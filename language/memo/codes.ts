/**
 * The UTF-16 units of `text` from `from` to `to`. A loop over an array is several times as fast as one over a text, of which each
 * character has to be asked for. A stretch of ASCII is copied by the encoder, many bytes at a time.
 */
export function codesOf(text: string, from = 0, to = text.length): Uint16Array {
  const size = Math.min(to - from, chunk);
  const read = codeReader(text, size);
  if (size === to - from) return read(from, to);
  const codes = new Uint16Array(to - from);
  for (let start = from; start < to; start += size) codes.set(read(start, Math.min(to, start + size)), start - from);
  return codes;
}

/** How many units are copied at once: few enough to stay near the processor. */
const chunk = 1 << 16;

/** Reads stretches of at most `size` units, as `codesOf` does, into one array, which holds the last of them alone. */
export function codeReader(text: string, size: number): (from: number, to: number) => Uint16Array {
  const codes = new Uint16Array(size);
  if (size < shortText) {
    return (from, to) => {
      for (let i = from; i < to; i++) codes[i - from] = text.charCodeAt(i);
      return codes.subarray(0, to - from);
    };
  }
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(size * 3);
  return (from, to) => {
    const length = to - from;
    // As many bytes as units: each of them is ASCII.
    const isAscii = encoder.encodeInto(text.slice(from, to), bytes).written === length;
    if (isAscii) codes.set(bytes.subarray(0, length));
    else for (let i = 0; i < length; i++) codes[i] = text.charCodeAt(from + i);
    return codes.subarray(0, length);
  };
}

const shortText = 1024;

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

/** Reads stretches of at most `size` units; each call overwrites what the one before gave. `bytes` begin at an even offset. */
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

const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
