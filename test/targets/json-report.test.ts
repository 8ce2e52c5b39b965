import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonReport } from '../../language/targets/json-report.ts';
import { emptyReport, explain, sampleReport } from './sample-report.ts';

test('the report has the members that other tools rely on', () => {
  const report = { ...sampleReport, diagnostics: [sampleReport.diagnostics[1]!] };
  assert.equal(
    jsonReport(report, explain),
    `${JSON.stringify(
      {
        format: 'regimen-report',
        formatVersion: 1,
        ruleset: 'Tools "A" & <B>',
        asOf: '2025-07-09',
        diagnostics: [
          {
            code: 'undercut',
            severity: 'warning',
            file: 'rules/ear.regimen',
            range: { start: { line: 9, character: 5 }, end: { line: 9, character: 14 } },
            message: 'EAR:space decides less strictly than MTCR:category-I.',
            help: 'Narrow it, or accept the finding.',
            page: 'https://example.org/undercut',
            related: [
              {
                file: 'regimes.regimen',
                range: { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } },
                message: 'MTCR:category-I requires a license here',
              },
            ],
            finding: {
              rules: ['EAR:space', 'MTCR:category-I'],
              regimes: ['EAR', 'MTCR'],
              steps: -2,
              region: [{ items: ['EAR:9A004'], with: { payload: { ge: 500, lt: 1000.5 } } }],
              regionInWords: 'EAR:9A004, payload at least 500 kg and below 1000.5 kg',
              partial: true,
              kinds: 12,
              witness: {
                item: 'EAR:9A004',
                with: { payload: '500 kg' },
                from: 'US',
                to: 'IN',
                on: '2025-01-07',
                for: 'other',
                endUser: null,
              },
              decisions: { EAR: 'license: presumption of approval', MTCR: 'license: presumption of denial' },
              undetermined: ['undetermined-knowledge'],
            },
          },
        ],
        analysed: {
          rules: 42,
          undetermined: [
            { rule: 'EAR:space', why: 'a condition could not be read' },
            { rule: 'EAR:space', why: 'no regime is called EAR' },
          ],
        },
      },
      null,
      2,
    )}\n`,
  );
});

test('without a day and without diagnostics', () => {
  assert.deepEqual(JSON.parse(jsonReport(emptyReport, explain)), {
    format: 'regimen-report',
    formatVersion: 1,
    ruleset: 'Nothing',
    asOf: null,
    diagnostics: [],
    analysed: { rules: 1, undetermined: [] },
  });
});
