import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { decide } from '../../language/decide/decide.ts';
import type { Engine } from '../../language/decide/engine.ts';
import { stepInWords } from '../../language/decide/trace.ts';
import type { Finding, Transfer } from '../../language/ruleset/types.ts';

/** A text as it stands in a file. `node --test --test-update-snapshots` writes that anew, for a reader to see what changed. */
export function assertAsWritten(t: TestContext, file: URL, lines: readonly string[]): void {
  t.assert.fileSnapshot(`${lines.join('\n')}\n`, fileURLToPath(file), { serializers: [(text) => text] });
}

/** All that a finding tells of itself. */
export function findingAsTold(finding: Finding): string[] {
  const { severity, code, rules, steps, kinds, message, regionInWords, partial, undetermined } = finding;
  const more = [`kinds: ${kinds ?? 'none'}`, `steps: ${steps}`];
  if (partial) more.push('partial');
  if (undetermined.length > 0) more.push(`hangs on ${undetermined.join(', ')}`);
  return [
    `  ${severity} ${code} of ${rules.join(', ')}: ${message}`,
    `    ${regionInWords || 'everything'} (${more.join('; ')})`,
  ];
}

/** What each regime decides about a transfer, step by step. */
export function decisionAsTold(engine: Engine, transfer: Transfer): string[] {
  const decided = decide(engine, transfer);
  if ('problems' in decided) return [`  ${JSON.stringify(transfer)}: ${decided.problems.join(' ')}`];
  return [
    `  ${JSON.stringify(transfer)}; not binding: ${decided.notBinding.join(', ') || 'none'}`,
    ...Object.entries(decided.decisions).flatMap(([regime, { outcome, possible, trace }]) => [
      `    ${regime}: ${outcome}${possible.length > 1 ? ` (${possible.join(' | ')})` : ''}`,
      ...trace.map((step) => `      ${stepInWords(step)}`),
    ]),
  ];
}
