/**
 * Text on one line that cannot steer a terminal or turn the direction of reading: white space becomes a space; control
 * characters, marks of direction and lone surrogates are shown as `\u001b`.
 */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
