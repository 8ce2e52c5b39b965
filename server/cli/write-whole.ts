import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Files } from '../files.ts';
import { failureInWords } from '../files.ts';
import { Refusal } from './refusal.ts';

/**
 * Writes a file whole or not at all: into a new file beside it, flushed to the disk, then renamed over it. Throws a refusal that
 * names the file as the user did; whatever stood there stands there still.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  named: string,
  files: Files,
): Promise<void> {
  try {
    const target = await realTarget(file, files);
    const before = await files.stat(target).catch(() => undefined);
    if (before && !before.isFile()) {
      // A device or a pipe, such as /dev/null, is written to and never replaced.
      await writeInto(target, 'w', content, files);
      return;
    }
    const beside = path.join(
      path.dirname(target),
      `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`,
    );
    try {
      await writeInto(beside, 'wx', content, files);
      if (before) await files.chmod(beside, before.mode);
      await files.rename(beside, target);
    } catch (error) {
      await files.unlink(beside).catch(() => undefined);
      throw error;
    }
  } catch (error) {
    throw new Refusal(`${named} cannot be written: ${failureInWords(error)}.`);
  }
}

/** Where a link leads, so that the link stays. */
async function realTarget(file: string, files: Files): Promise<string> {
  try {
    return await files.realpath(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return file;
    throw error;
  }
}

async function writeInto(file: string, flags: 'w' | 'wx', content: string | Uint8Array, files: Files): Promise<void> {
  const handle = await files.open(file, flags);
  try {
    await handle.writeFile(content);
    if (flags === 'wx') await handle.sync();
  } finally {
    await handle.close();
  }
}
