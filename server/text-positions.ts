/** Lines and characters, from 0, of offsets that are asked for in ascending order. */
export function positionsIn(text: string): (offset: number) => { line: number; character: number } {
  let line = 0;
  let lineStart = 0;
  return (offset) => {
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = end + 1;
    }
    return { line, character: offset - lineStart };
  };
}
