// Reads the tables of facts (RFC 4180, one header row) that the libraries are written from.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the tables are; they are no part of the repository. */
const folder = process.env.REGIMEN_TABLES ?? path.join(import.meta.dirname, '../../../../shared/domain');

export const tablesArePresent = existsSync(path.join(folder, 'ccl.csv'));

/** The rows of a table as objects by column; an empty cell is an empty text. */
export function table(name) {
  const [header, ...rows] = parse(readFileSync(path.join(folder, `${name}.csv`), 'utf8'));
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

function parse(text) {
  const rows = [];
  let row = [];
  const cell = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^",\n]*)(,|\r?\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, quoted, quotedEnd, plain, plainEnd] = cell.exec(text);
    row.push(quoted === undefined ? plain.replace(/\r$/, '') : quoted.replaceAll('""', '"'));
    if ((quotedEnd ?? plainEnd) === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
