import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Case } from '../../language/ruleset/types.ts';
import { junitReport, junitTestReport } from '../../language/targets/junit.ts';
import { sampleRuleset } from '../support/sample-ruleset.ts';
import { emptyReport, sampleReport } from './sample-report.ts';

test('a test for each diagnostic, failed from the severity that fails the check', () => {
  assert.equal(
    junitReport([sampleReport, emptyReport], 'warning'),
    String.raw`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="regimen" tests="5" failures="2" errors="0" skipped="0">
  <testsuite name="Tools &quot;A&quot; &amp; &lt;B&gt;" tests="4" failures="2" errors="0" skipped="0">
    <testcase classname="Tools &quot;A&quot; &amp; &lt;B&gt;" name="analysis">
      <system-out>1 error, 1 warning, 1 information; 42 rules analysed as of 2025-07-09; not read whole: 1 declaration
EAR:space: a condition could not be read
EAR:space: no regime is called EAR</system-out>
    </testcase>
    <testcase classname="rules/100% new, [old]: {all}.regimen" name="4:6 unknown-name" file="rules/100% new, [old]: {all}.regimen" line="4">
      <failure type="error" message="No category is called “&lt;EAR:2B00\u001b[31m1&gt;”; see [this](1) &amp; {0}, 100%. ::error::not a command ##[error]\u202e">No category is called “&lt;EAR:2B00\u001b[31m1&gt;”; see [this](1) &amp; {0}, 100%. ::error::not a command ##[error]\u202e
help: Write EAR:2B001.</failure>
    </testcase>
    <testcase classname="rules/ear.regimen" name="10:6 undercut" file="rules/ear.regimen" line="10">
      <failure type="warning" message="EAR:space decides less strictly than MTCR:category-I.">EAR:space decides less strictly than MTCR:category-I.
help: Narrow it, or accept the finding.
where: EAR:9A004, payload at least 500 kg and below 1000.5 kg
covers: at least 12 kinds of transfer
witness: item EAR:9A004 with payload = 500 kg from US to IN on 2025-01-07 for other end-user unlisted
decisions: EAR license: presumption of approval; MTCR license: presumption of denial
hangs on: undetermined-knowledge</failure>
    </testcase>
    <testcase classname="file:///rules/old.regimen" name="2:3 unused" file="file:///rules/old.regimen" line="2">
      <system-out>Nothing names the parameter “range”.</system-out>
    </testcase>
  </testsuite>
  <testsuite name="Nothing" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="Nothing" name="analysis">
      <system-out>0 errors, 0 warnings, 0 information; 1 rule analysed</system-out>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

test('a case passes, fails with its reasons, or was not run', () => {
  const [failed] = sampleRuleset().cases;
  const { result, title: _title, ...unrun } = failed!;
  const passed: Case = { ...failed!, id: 'b', title: 'Passed', result: { ...result!, passed: true, failures: [] } };
  assert.equal(
    junitTestReport([{ title: 'Sample', cases: [failed!, passed, { ...unrun, id: "it's" }] }]),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="regimen" tests="3" failures="1" errors="1" skipped="0">
  <testsuite name="Sample" tests="3" failures="1" errors="1" skipped="0">
    <testcase classname="ruleset.regimen" name="A cruise missile to India" file="ruleset.regimen" line="141">
      <failure type="case" message="EAR decides “no license required”, and not “license”.">EAR decides “no license required”, and not “license”.</failure>
    </testcase>
    <testcase classname="ruleset.regimen" name="Passed" file="ruleset.regimen" line="141"/>
    <testcase classname="ruleset.regimen" name="it&apos;s" file="ruleset.regimen" line="141">
      <error type="case" message="The case was not run."></error>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

test('any text makes well-formed XML 1.0', () => {
  const legal = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
  const tag = /<\/?[a-z-]+(?: [a-z]+="[^"<]*")*\/?>/g;
  const unit = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('<', '&', ']]>', '"', "'", '\ud800', '\uffff', '\u0000'),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (message) => {
      const diagnostic = { ...sampleReport.diagnostics[0]!, file: message, message };
      const xml = junitReport([{ ...emptyReport, ruleset: message, diagnostics: [diagnostic] }], 'error');
      const body = xml.slice(xml.indexOf('\n'));
      assert.match(xml, legal);
      assert.doesNotMatch(body.replace(tag, '').replace(/&(?:amp|lt|gt|quot|apos);/g, ''), /[<>&]/);
    }),
    { numRuns: 100 },
  );
});
