import {
  type Expect,
  type ExpectedDecision,
  type ExpectedFinding,
  isExpectedDecision,
} from '../grammar/generated/ast.ts';

/** A name of what is missing, and the property that it is read as. */
export type MissingName = { name: string } & (
  | { node: ExpectedDecision; property: 'missing' }
  | { node: ExpectedFinding; property: 'finding' }
);

/** What is expected: a decision, with all that it is said to hang on, or a finding. */
export type Expected = { decision: ExpectedDecision; missing: readonly MissingName[] } | { finding: ExpectedFinding };

/** All that an `expect` expects, in the order of the text. A name alone after a list of what is missing is one more of that list. */
export function expectedIn({ expectations }: Expect): Expected[] {
  const expected: Expected[] = [];
  let missing: MissingName[] = [];
  for (const node of expectations) {
    if (isExpectedDecision(node)) {
      missing = node.missing === undefined ? [] : [{ name: node.missing, node, property: 'missing' }];
      expected.push({ decision: node, missing });
    } else if (missing.length > 0 && !node.none && node.finding) {
      missing.push({ name: node.finding, node, property: 'finding' });
    } else {
      missing = [];
      expected.push({ finding: node });
    }
  }
  return expected;
}
