import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';

/** Numbers, dates and codes stay the text that the author wrote; a string loses its quotation marks and escapes. */
export class TextValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    if (rule.name === 'STRING') return stringContent(input);
    if (rule.name === 'ID') return input;
    return super.runConverter(rule, input, cstNode);
  }
}

/** Whether a string's text in the file ends in its closing quotation mark. */
export function isClosed(text: string): boolean {
  return /^"(?:\\[^\r\n]|[^"\\\r\n])*"$/.test(text);
}

/** The content of a string as it stands in the file: without the quotation marks, `\x` read as x. */
export function stringContent(text: string): string {
  const end = isClosed(text) ? text.length - 1 : text.length;
  return text.slice(1, end).replace(/\\(.)/g, '$1');
}

/** The text of a string literal for a content; line ends become spaces, which quotes are compared without. */
export function stringLiteral(content: string): string {
  return `"${content.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"`;
}
