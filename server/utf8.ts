/** A text without its byte order mark; or what keeps bytes from being one, in words that end a sentence. */
export type DecodedText = { text: string; byteOrderMark: boolean } | { problem: string };

export function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const byteOrderMark = text.startsWith('\uFEFF');
    return { text: byteOrderMark ? text.slice(1) : text, byteOrderMark };
  } catch {
    return { problem: `its line ${firstBrokenLine(bytes)} is not UTF-8; save it as UTF-8` };
  }
}

/** From 1. No byte of a longer character is a line feed, so lines can be looked at one by one. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const after = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(start, after));
    } catch {
      break;
    }
    start = after;
  }
  return line;
}
