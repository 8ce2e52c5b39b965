import type { Diagnostic, Range } from '../../language/diagnostics/diagnostic.ts';
import type { Explain, Report } from '../../language/targets/report.ts';
import { sampleRuleset } from '../support/sample-ruleset.ts';

function range(line: number, from: number, to: number, endLine = line): Range {
  return { start: { line, character: from }, end: { line: endLine, character: to } };
}

const unknownName: Diagnostic = {
  code: 'unknown-name',
  severity: 'error',
  file: 'rules/100% new, [old]: {all}.regimen',
  range: range(3, 5, 14),
  message:
    'No category is called “<EAR:2B00\u001b[31m1>”; see [this](1) & {0}, 100%.\n::error::not a command ##[error]\u202e',
  help: 'Write EAR:2B001.',
  related: [],
  fixes: [
    {
      title: 'Change to “EAR:2B001”',
      edits: [
        { place: { file: 'rules/ear.regimen', range: range(3, 5, 14) }, text: 'EAR:2B001' },
        { place: { file: 'cases.regimen', range: range(0, 0, 0) }, text: '// {checked}\n' },
        { place: { file: 'rules/ear.regimen', range: range(9, 0, 0, 10) }, text: '' },
      ],
    },
  ],
};

const undercut: Diagnostic = {
  code: 'undercut',
  severity: 'warning',
  file: 'rules/ear.regimen',
  range: range(9, 5, 14),
  message: 'EAR:space decides less strictly than MTCR:category-I.',
  help: 'Narrow it, or accept the finding.',
  related: [{ file: 'regimes.regimen', range: range(0, 0, 6), message: 'MTCR:category-I requires a license here' }],
  fixes: [],
  finding: sampleRuleset().findings[0]!,
};

const unused: Diagnostic = {
  code: 'unused',
  severity: 'information',
  file: 'file:///rules/old.regimen',
  range: range(1, 2, 3, 4),
  message: 'Nothing names the parameter “range”.',
  help: '',
  related: [],
  fixes: [],
};

export const sampleReport: Report = {
  ruleset: 'Tools "A" & <B>',
  asOf: '2025-07-09',
  diagnostics: [unknownName, undercut, unused],
  analysed: {
    rules: 42,
    undetermined: [
      { rule: 'EAR:space', why: 'a condition could not be read' },
      { rule: 'EAR:space', why: 'no regime is called EAR' },
    ],
  },
};

export const emptyReport: Report = {
  ruleset: 'Nothing',
  asOf: null,
  diagnostics: [],
  analysed: { rules: 1, undetermined: [] },
};

export const explain: Explain = (code) => ({
  summary: `About ${code}.`,
  severity: code === 'undercut' ? 'error' : 'warning',
  page: code === 'unused' ? 'checks/unused.md' : `https://example.org/${code}`,
});
