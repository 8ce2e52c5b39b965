// The codes of all diagnostics, in the schema of the setting `regimen.severity` in package.json, so that an author picks from a list.
// `node client/generate.mjs` writes them; `--check` writes nothing and fails where package.json is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../language/catalogue.ts';

const file = path.join(import.meta.dirname, '../package.json');
const before = readFileSync(file, 'utf8');
const manifest = JSON.parse(before);

manifest.contributes.configuration.properties['regimen.severity'].properties = Object.fromEntries(
  catalogue.map(({ code, severity, summary }) => [
    code,
    { type: 'string', enum: ['error', 'warning', 'information', 'off'], default: severity, description: summary },
  ]),
);

if (!process.argv.includes('--check')) writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
else if (JSON.stringify(JSON.parse(before)) !== JSON.stringify(manifest)) {
  console.error('package.json does not list the diagnostics that there are; run: npm run generate');
  process.exitCode = 1;
}
