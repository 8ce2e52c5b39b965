// Writes a library's files as the formatter lays them out.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'langium';
import { format } from '../../format/format.ts';
import { createLanguage } from '../../syntax/module.ts';

const libraryFolder = path.join(import.meta.dirname, '..');
const width = 120;
const factory = createLanguage().shared.workspace.LangiumDocumentFactory;

/** Text without quotation marks that the language or a reader would stumble over. */
export function quoted(text) {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Words joined by commas, broken into lines of at most `width` characters, the later ones indented. */
export function wrapped(first, items, indent = '  ') {
  const lines = [];
  let line = first;
  for (const [index, item] of items.entries()) {
    const part = index + 1 < items.length ? `${item},` : item;
    if (line.length + 1 + part.length > width && line.trim() !== '') {
      lines.push(line);
      line = indent + part;
    } else line += line === indent || line === '' ? part : ` ${part}`;
  }
  return [...lines, line].join('\n');
}

/** A comment of whole sentences, a paragraph each. */
export function comment(...paragraphs) {
  const lines = paragraphs.flatMap((paragraph, index) => [
    ...(index > 0 ? ['//'] : []),
    ...filled(paragraph, width - 3).map((line) => `// ${line}`),
  ]);
  return lines.join('\n');
}

export function filled(text, room) {
  const lines = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** A doc comment. */
export function doc(text) {
  const lines = filled(text, width - 3);
  return lines.length === 1 && lines[0].length <= width - 7
    ? `/** ${lines[0]} */`
    : ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
}

/** A declaration with its properties, on one line where it fits. */
export function block(head, properties) {
  if (properties.length === 0) return head;
  const line = `${head} { ${properties.join('  ')} }`;
  if (line.length <= width && properties.length <= 2 && !line.includes('\n')) return line;
  const body = properties.map((property) =>
    property
      .split('\n')
      .map((text) => `  ${text}`)
      .join('\n'),
  );
  return [`${head} {`, ...body, '}'].join('\n');
}

/** Files by name, each a list of paragraphs. */
export function writeLibrary(library, files) {
  const folder = path.join(libraryFolder, library);
  mkdirSync(folder, { recursive: true });
  for (const [name, paragraphs] of Object.entries(files)) {
    const file = path.join(folder, `${name}.regimen`);
    const text = `${paragraphs.join('\n\n')}\n`;
    const document = factory.fromString(text, URI.file(file));
    const error = document.parseResult.lexerErrors[0] ?? document.parseResult.parserErrors[0];
    if (error) throw new Error(`${file}: ${error.message}`);
    writeFileSync(file, format(document) ?? text);
  }
}

/** The titles of the categories that the library's files give now: titles are written and corrected there, by hand. */
export function titlesIn(library) {
  const folder = path.join(libraryFolder, library);
  const titles = new Map();
  if (!existsSync(folder)) return titles;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.regimen'))) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const [, code, title] of text.matchAll(/^\s*category (\S+) "((?:[^"\\\n]|\\.)*)"/gm)) titles.set(code, title);
  }
  return titles;
}
