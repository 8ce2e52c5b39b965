import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.env.REGIMEN_TABLES ?? path.join(import.meta.dirname, '../../../shared/domain');

/** Why a test that needs the tables of facts is skipped; false where they are present. They are no part of the repository. */
export const tablesAbsent: string | false = existsSync(path.join(folder, 'worked-cases.csv'))
  ? false
  : 'the tables of facts are not present';

/** The rows of a table (RFC 4180, one header row) as objects by column. */
export function table(name: string): Record<string, string>[] {
  const [header = [], ...rows] = cells(readFileSync(path.join(folder, `${name}.csv`), 'utf8'));
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^",\n]*)(,|\r?\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const [, quoted, quotedEnd, plain = '', plainEnd] = cell.exec(text) ?? [];
    row.push(quoted === undefined ? plain.replace(/\r$/, '') : quoted.replaceAll('""', '"'));
    if ((quotedEnd ?? plainEnd) === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
