// `node test/bench/keystroke.ts [RULES] [EDITS]`: from a keystroke to the diagnostics of the text, over the real protocol, beside bare
// Langium with the same grammar and the same files. The edit makes a name unknown and known again, so that both have news to tell.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { librarySources } from '../../language/library/sources.ts';
import { countries } from './countries.ts';
import { type Keystroke, type Typing, typed } from './typing.ts';
import { sparse, workload } from './workload.ts';
import { textOf } from './workload-text.ts';

const rules = Number(process.argv[2] ?? 10_000);
const edits = Number(process.argv[3] ?? 20);
const parameters = { ...sparse, rules };
const files = textOf(workload(parameters, countries));
const servers = { regimen: '../../server/main.ts', bare: './bare-server.ts' };

interface Edit extends Keystroke {
  what: string;
  /** Whether every file of rules has a name that is unknown all the time. */
  unknownEverywhere: boolean;
}

const rulesFile = 'rules-0001.regimen';
const kinds: Edit[] = [
  { what: 'a rule', file: rulesFile, from: ' items M', to: ' items Q', unknownEverywhere: false },
  { what: 'a rule, unknown names', file: rulesFile, from: ' items M', to: ' items Q', unknownEverywhere: true },
  {
    what: 'a definition',
    file: 'declarations.regimen',
    from: 'members US,',
    to: 'members QQ,',
    unknownEverywhere: false,
  },
];

console.log(`seed ${parameters.seed}, ${rules} rules in ${files.size} files, ${edits} keystrokes each; milliseconds`);
console.log('edit in                    regimen p50      p95     bare p50      p95    ratio   opening regimen / bare');
for (const kind of kinds) {
  const ours = await measured('regimen', kind);
  const theirs = await measured('bare', kind);
  const cells = [ours.p50, ours.p95, theirs.p50, theirs.p95].map((each) => each.toFixed(1).padStart(9)).join('');
  const ratio = (ours.p50 / theirs.p50).toFixed(3);
  console.log(
    `${kind.what.padEnd(26)}${cells}   ${ratio}   ${Math.round(ours.opening)} / ${Math.round(theirs.opening)}`,
  );
}

async function measured(server: keyof typeof servers, edit: Edit): Promise<Typing> {
  const folder = mkdtempSync(path.join(tmpdir(), 'regimen-bench-'));
  try {
    writeFiles(folder, server === 'bare', edit.unknownEverywhere);
    return await typed(path.resolve(import.meta.dirname, servers[server]), folder, edit, edits);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bare Langium has no standard library, so that it finds it among the files. */
function writeFiles(folder: string, isBare: boolean, unknownEverywhere: boolean): void {
  for (const [name, text] of files) {
    const isRules = name.includes('/rules-');
    const unknown =
      isRules && unknownEverywhere ? `\nrule N0:${path.basename(name, '.regimen')} { to Nowhere permits }\n` : '';
    writeFileSync(path.join(folder, path.basename(name)), text + unknown);
  }
  if (!isBare) return;
  mkdirSync(path.join(folder, 'library'));
  for (const [name, text] of Object.entries(librarySources)) writeFileSync(path.join(folder, 'library', name), text);
}
