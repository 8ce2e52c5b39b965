import * as promises from 'node:fs/promises';

/** What the server asks of the file system. */
export type Files = Pick<
  typeof promises,
  'chmod' | 'lstat' | 'mkdir' | 'open' | 'readdir' | 'readFile' | 'realpath' | 'rename' | 'stat' | 'unlink'
>;

export const diskFiles: Files = promises;

/** Why a file operation failed, in words that end a sentence: “there is no such file or folder”. */
export function failureInWords(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && failures[code]) || (message ?? String(error));
}

const failures: Record<string, string> = {
  EACCES: 'permission is denied',
  EBUSY: 'another program uses it',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it exists already',
  EFBIG: 'the file is too large for the file system',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ELOOP: 'symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
};
