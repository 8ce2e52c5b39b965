import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { inCanonicalOrder, jsonLine } from './serialize.ts';
import type { Ruleset } from './types.ts';

/**
 * `sha256:` and the hex digest of the canonical text without the member `contentHash`. A ruleset whose own hash differs was
 * changed after it was compiled, or has members that this version does not know.
 */
export function contentHashOf(ruleset: Omit<Ruleset, 'contentHash'>): string {
  const { contentHash: _, ...hashed } = inCanonicalOrder({ ...ruleset, contentHash: '' });
  return `sha256:${sha256(jsonLine(hashed))}`;
}

/** The ruleset as it is written to a file. */
export function withContentHash(ruleset: Ruleset): Ruleset {
  return { ...ruleset, contentHash: contentHashOf(ruleset) };
}

/** The hex digest (FIPS 180-4) of the text's UTF-8 bytes. */
export function sha256(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)));
}
