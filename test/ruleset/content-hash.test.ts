import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { contentHashOf } from '../../language/ruleset/content-hash.ts';
import { parseRuleset } from '../../language/ruleset/parse.ts';
import { serialize } from '../../language/ruleset/serialize.ts';
import { sampleRuleset } from '../support/sample-ruleset.ts';

test('anyone can compute the hash from the document', () => {
  for (const pretty of [false, true]) {
    const { contentHash, ...rest } = JSON.parse(serialize(sampleRuleset(), { pretty }));
    const digest = createHash('sha256')
      .update(`${JSON.stringify(rest)}\n`, 'utf8')
      .digest('hex');
    assert.equal(contentHash, `sha256:${digest}`);
  }
});

test('the hash tells a ruleset that was changed', () => {
  const text = serialize(sampleRuleset());
  const read = parseRuleset(text);
  const altered = parseRuleset(text.replace('"outcome":"license: presumption of denial"', '"outcome":"permit"'));
  assert.ok('ruleset' in read && 'ruleset' in altered);
  assert.equal(contentHashOf(read.ruleset), read.ruleset.contentHash);
  assert.notEqual(contentHashOf(altered.ruleset), altered.ruleset.contentHash);
});
