import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { githubReport } from '../../language/targets/github.ts';
import { emptyReport, sampleReport } from './sample-report.ts';

test('one workflow command for each diagnostic and one for the summary', () => {
  assert.deepEqual(githubReport(sampleReport).split('\n'), [
    String.raw`::error file=rules/100%25 new%2C [old]%3A {all}.regimen,line=4,endLine=4,col=6,endColumn=14,title=unknown-name::No category is called “<EAR:2B00\u001b[31m1>”; see [this](1) & {0}, 100%25. ::error::not a command ##[error]\u202e%0Ahelp: Write EAR:2B001.`,
    '::warning file=rules/ear.regimen,line=10,endLine=10,col=6,endColumn=14,title=undercut::EAR:space decides less strictly than MTCR:category-I.' +
      '%0Ahelp: Narrow it, or accept the finding.' +
      '%0Awhere: EAR:9A004, payload at least 500 kg and below 1000.5 kg' +
      '%0Acovers: at least 12 kinds of transfer' +
      '%0Awitness: item EAR:9A004 with payload = 500 kg from US to IN on 2025-01-07 for other end-user unlisted' +
      '%0Adecisions: EAR license: presumption of approval; MTCR license: presumption of denial' +
      '%0Ahangs on: undetermined-knowledge' +
      '%0Asee regimes.regimen:1: MTCR:category-I requires a license here',
    '::notice file=file%3A///rules/old.regimen,line=2,endLine=5,title=unused::Nothing names the parameter “range”.',
    '::notice title=Tools "A" & <B>::1 error, 1 warning, 1 information; 42 rules analysed as of 2025-07-09; not read whole: 1 declaration' +
      '%0AEAR:space: a condition could not be read%0AEAR:space: no regime is called EAR',
    '',
  ]);
});

test('no text starts a command of its own', () => {
  const hostile = fc.string({ unit: fc.constantFrom('::', '\n', '\r', '%', ',', 'error', ' ', '%0A') });
  fc.assert(
    fc.property(hostile, hostile, hostile, (file, message, ruleset) => {
      const diagnostic = { ...sampleReport.diagnostics[2]!, file, message };
      const lines = githubReport({ ...emptyReport, ruleset, diagnostics: [diagnostic] }).split(/[\r\n]/);
      assert.deepEqual(
        lines.map((line) => /^::(\w+) [^:]*::/.exec(line)?.[1]),
        ['notice', 'notice', undefined],
      );
      assert.equal(lines[2], '');
    }),
    { numRuns: 100 },
  );
});
