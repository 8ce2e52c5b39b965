import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from '../../language/diagnostics/diagnostic.ts';
import { oneLine } from '../../language/targets/one-line.ts';
import { textReport } from '../../language/targets/text.ts';
import { emptyReport, sampleReport } from './sample-report.ts';

test('a line for each diagnostic, its details below, a summary at the end', () => {
  assert.equal(
    textReport(sampleReport),
    String.raw`rules/100% new, [old]: {all}.regimen:4:6: error unknown-name: No category is called “<EAR:2B00\u001b[31m1>”; see [this](1) & {0}, 100%. ::error::not a command ##[error]\u202e
  help: Write EAR:2B001.
  fix: Change to “EAR:2B001”
rules/ear.regimen:10:6: warning undercut: EAR:space decides less strictly than MTCR:category-I.
  help: Narrow it, or accept the finding.
  where: EAR:9A004, payload at least 500 kg and below 1000.5 kg
  covers: at least 12 kinds of transfer
  witness: item EAR:9A004 with payload = 500 kg from US to IN on 2025-01-07 for other end-user unlisted
  decisions: EAR license: presumption of approval; MTCR license: presumption of denial
  hangs on: undetermined-knowledge
  see regimes.regimen:1:1: MTCR:category-I requires a license here
file:///rules/old.regimen:2:3: information unused: Nothing names the parameter “range”.
Tools "A" & <B>: 1 error, 1 warning, 1 information; 42 rules analysed as of 2025-07-09; not read whole: 1 declaration
  EAR:space: a condition could not be read
  EAR:space: no regime is called EAR
`,
  );
});

test('a ruleset without diagnostics says what was analysed, and claims no more', () => {
  assert.equal(textReport(emptyReport), 'Nothing: 0 errors, 0 warnings, 0 information; 1 rule analysed\n');
});

test('what holds on the as-of day comes first, then what comes later, then what has ended, each said to be', () => {
  const [text, finding] = sampleReport.diagnostics as [Diagnostic, Diagnostic, Diagnostic];
  const held = { days: 'until 2020-01-01', hasEnded: true };
  const coming = { days: 'from 2026-01-01', hasEnded: false };
  const diagnostics = [
    { ...finding, message: 'ended', otherDays: held },
    { ...finding, message: 'later', otherDays: coming },
    { ...finding, message: 'now' },
    { ...text, message: 'text' },
  ];
  const lines = textReport({ ...sampleReport, diagnostics }).split('\n');
  assert.deepEqual(
    lines.flatMap((line) => /(?:error|warning) [a-z-]+: (.*)/.exec(line)?.[1] ?? /^ {2}when: .*/.exec(line)?.[0] ?? []),
    [
      'now',
      'text',
      'later',
      '  when: It holds from 2026-01-01, and not on the as-of day.',
      'ended',
      '  when: It held until 2020-01-01, and has ended by the as-of day.',
    ],
  );
});

test('colours only when they are asked for', () => {
  const [first] = textReport({ ...sampleReport, diagnostics: [sampleReport.diagnostics[2]!] }, { color: true }).split(
    '\n',
  );
  const bold = '\u001b[1mfile:///rules/old.regimen:2:3\u001b[0m';
  assert.equal(first, `${bold}: \u001b[34minformation unused\u001b[0m: Nothing names the parameter “range”.`);
});

test('text on one line shows what would steer a terminal', () => {
  assert.equal(
    oneLine('a\r\n\tb\u2028c\u0000\u009b2J\u007f\ud800 \u{1f600}é'),
    'a b c\\u0000\\u009b2J\\u007f\\ud800 \u{1f600}é',
  );
});
