// Writes the library rulesets from the tables of facts where these are present. It is run by hand, never by a build: what it
// writes is read, corrected and committed, and titles are kept as the files have them.
// `node language/library/generate-lists.mjs`, then `npm run generate`.
import { writeEar } from './lists/ear.mjs';
import { writeRegimes } from './lists/regimes.mjs';
import { tablesArePresent } from './lists/tables.mjs';

if (tablesArePresent) {
  writeRegimes();
  writeEar();
} else console.error('The tables of facts are not present; nothing is written. REGIMEN_TABLES names their folder.');
