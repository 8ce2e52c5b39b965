// `node test/mutation/tests-in-order.ts FILE...`: the tests of these files in this process, file by file.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) await import(pathToFileURL(path.resolve(file)).href);
