import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { URI } from 'langium';
import { createLanguage } from '../../language/syntax/module.ts';

interface Snippet {
  body: string | string[];
}

const file = path.join(import.meta.dirname, '../../syntaxes/snippets.json');
const snippets: Record<string, Snippet> = JSON.parse(readFileSync(file, 'utf8'));

const variables: Record<string, string> = { YEAR: '2025', MONTH: '01', DATE: '15' };

/** What an author gets who accepts every default. */
function accepted({ body }: Snippet): string {
  let text = [body].flat().join('\n');
  text = text.replaceAll(/\$CURRENT_([A-Z]+)/g, (_, part: string) => variables[part]!);
  text = text.replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1');
  // Innermost placeholders first; `${1}` repeats what was typed at the first.
  const first = /\$\{1:([^{}]*)\}/.exec(text)?.[1] ?? '';
  text = text.replaceAll(/\$\{1\}/g, first);
  while (/\$\{\d+:[^{}]*\}/.test(text)) text = text.replaceAll(/\$\{\d+:([^{}]*)\}/g, '$1');
  return text;
}

const { shared } = createLanguage();

for (const [name, snippet] of Object.entries(snippets)) {
  test(`the snippet “${name}” is a sentence of the language`, () => {
    const text = accepted(snippet);
    const source = text.startsWith('cite') ? `memo m { file "m.md" }\nreason R { ${text} }` : text;
    const document = shared.workspace.LangiumDocumentFactory.fromString(source, URI.file('/snippet.regimen'));
    const { lexerErrors, parserErrors } = document.parseResult;
    assert.deepEqual(
      [...lexerErrors, ...parserErrors].map(({ message }) => message),
      [],
      source,
    );
  });
}
