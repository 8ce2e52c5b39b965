// Writes the library rulesets from the tables of facts where these are present. It is run by hand, never by a build: what it
// writes is read, corrected and committed, and titles are kept as the files have them.
// `node language/library/generate-lists.mjs`, then `npm run generate`.
import { writeCharacteristics } from './lists/characteristics.mjs';
import { writeEar } from './lists/ear.mjs';
import { writeEu } from './lists/eu.mjs';
import { writeRegimeLists } from './lists/regime-lists.mjs';
import { writeRegimes } from './lists/regimes.mjs';
import { writeHighPriority, writeScomet } from './lists/scomet.mjs';
import { tablesArePresent } from './lists/tables.mjs';

if (tablesArePresent) {
  writeCharacteristics();
  writeRegimes();
  writeEu();
  writeRegimeLists();
  writeEar();
  writeScomet();
  writeHighPriority();
} else console.error('The tables of facts are not present; nothing is written. REGIMEN_TABLES names their folder.');
