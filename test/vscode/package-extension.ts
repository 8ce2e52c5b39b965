import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Builds and packages the extension, as `npm run package` does; returns the file. */
export function packageExtension(folder: string): string {
  const vsix = path.join(folder, 'regimen.vsix');
  execFileSync('npm', ['run', '--silent', 'package', '--', '--out', vsix], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return vsix;
}
