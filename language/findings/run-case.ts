import { decide, type TransferDecision } from '../decide/decide.ts';
import type { Engine } from '../decide/engine.ts';
import { type DeeperDecision, stricterWithin } from '../decide/stricter-within.ts';
import type { Case, CaseResult, DecisionText, Expectation, Finding } from '../ruleset/types.ts';
import { type Covered, findingsAt } from './at-transfer.ts';
import { kindAt } from './kind-at.ts';

/** What is known of a case as long as nothing changes that applies to its transfer. */
export interface RanCase {
  decided?: ReturnType<typeof decide>;
  deeper?: Readonly<Record<string, DeeperDecision[]>>;
  /** By the code of a finding. */
  kinds?: Map<string, ReturnType<typeof kindAt>>;
}

/**
 * Runs a case: decides its transfer and compares. `findings` are all that hold in the ruleset, accepted ones included: an accepted
 * conflict is there all the same. Of a kind in `notAllTold` there are more than those: it is looked for at the transfer itself. What
 * is known of the case is not worked out again, and what is worked out is added to it.
 */
export function runCase(
  engine: Engine,
  example: Case,
  findings: readonly Finding[],
  notAllTold: ReadonlySet<string>,
  { ran, covered }: { ran: RanCase; covered: Covered } = { ran: {}, covered: new Map() },
): CaseResult {
  ran.decided ??= decide(engine, example.transfer);
  const { decided } = ran;
  if ('problems' in decided) return { passed: false, failures: decided.problems, decisions: {}, findings: [] };
  const decisions = outcomesOf(decided);
  const { holding, possible } = findingsAt(engine, findings, example.transfer, covered);
  const codes = { holding: codesOf(holding), possible: codesOf(possible) };
  const unknown = new Set<string>();
  for (const code of new Set(example.expected.flatMap(({ finding }) => finding ?? []))) {
    if (!notAllTold.has(code) || codes.holding.includes(code)) continue;
    ran.kinds ??= new Map();
    const part = ran.kinds.has(code) ? ran.kinds.get(code) : kindAt(engine, code, example.transfer);
    ran.kinds.set(code, part);
    if (part === undefined) unknown.add(code);
    if (part === 'all') codes.holding = [...codes.holding, code].sort();
    if (part === 'some') codes.possible.push(code);
  }
  const failures = example.expected.flatMap((expected) => failureOf(expected, decisions, codes, unknown) ?? []);
  if (failures.length > 0) {
    ran.deeper ??= stricterWithin(engine, example.transfer, decided).deeper;
    const { deeper } = ran;
    const asked = example.expected.flatMap(({ regime }) => regime ?? []);
    failures.push(...asked.flatMap((regime) => deeperInWords(example.transfer.item, regime, deeper[regime]) ?? []));
  }
  return { passed: failures.length === 0, failures, decisions, findings: codes.holding };
}

/**
 * What a case that is met today would no longer find decided as it expects, were the proposed rules in force: one sentence for each
 * decision.
 */
export function brokenByProposals(engine: Engine, { transfer, expected, result }: Case): string[] {
  if (!result?.passed) return [];
  const decided = decide(engine, transfer, { whatIf: true });
  if ('problems' in decided) return [];
  const none = { holding: [], possible: [] };
  return expected
    .filter(({ decision }) => decision !== undefined)
    .flatMap((each) => failureOf(each, outcomesOf(decided), none, new Set()) ?? []);
}

function outcomesOf({ decisions }: TransferDecision): Record<string, DecisionText> {
  return Object.fromEntries(Object.entries(decisions).map(([regime, { outcome }]) => [regime, outcome]));
}

function deeperInWords(item: string, regime: string, deeper: readonly DeeperDecision[] = []): string | undefined {
  const [first] = deeper;
  return first && `An item of ${first.item}, which lies within ${item}, would be “${first.outcome}” under ${regime}.`;
}

function codesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map((finding) => finding.code))].sort();
}

function failureOf(
  expected: Expectation,
  decisions: Readonly<Record<string, DecisionText>>,
  codes: { holding: string[]; possible: string[] },
  unknown: ReadonlySet<string>,
): string | undefined {
  if (expected.regime !== undefined && expected.decision !== undefined) {
    const decision = decisions[expected.regime];
    if (decision === undefined)
      return `${expected.regime} does not bind this exporter, and none of its rules reaches it.`;
    return meets(decision, expected.decision)
      ? undefined
      : `${expected.regime} decides “${decision}”, not “${expected.decision}”.`;
  }
  if (expected.finding === undefined) return undefined;
  const holds = codes.holding.includes(expected.finding);
  const may = codes.possible.includes(expected.finding);
  if (!holds && unknown.has(expected.finding))
    return `Whether “${expected.finding}” holds is not known: not all transfers of which it holds could be listed.`;
  if (expected.none) {
    if (holds) return `The finding “${expected.finding}” holds of this transfer.`;
    return may ? `Whether “${expected.finding}” holds hangs on what the case leaves open.` : undefined;
  }
  if (holds) return undefined;
  return may
    ? `Whether “${expected.finding}” holds hangs on what the case leaves open.`
    : `The finding “${expected.finding}” does not hold of this transfer.`;
}

/** `license` stands for any licence policy, `undetermined` for whatever is missing. */
function meets(decision: DecisionText, expected: DecisionText): boolean {
  if (decision === expected) return true;
  return (expected === 'license' || expected === 'undetermined') && decision.startsWith(`${expected}: `);
}
