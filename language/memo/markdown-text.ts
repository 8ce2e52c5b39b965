/**
 * Text of a memo as Markdown that shows it and does nothing else: no emphasis, link, image, HTML, command link, entity, automatic link
 * or icon takes effect, and it stays one paragraph. Every ASCII punctuation character may be escaped (CommonMark 0.31, 2.4); all are,
 * so that nothing hangs on what a renderer takes for markup. Characters that turn the direction of text or hide it are left out.
 */
export function markdownText(text: string): string {
  return text
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu, '')
    .replace(/[\s\x85]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
