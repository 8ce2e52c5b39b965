import { type Expect, type Expectation, isExpectedDecision } from '../grammar/generated/ast.ts';

/** All that an `expect` expects, in the order of the text: what stands after a list of what is missing hangs below it. */
export function expectationsOf(expect: Expect): Expectation[] {
  return expect.expectations.flatMap(withNext);
}

function withNext(expected: Expectation): Expectation[] {
  return isExpectedDecision(expected) && expected.next ? [expected, ...withNext(expected.next)] : [expected];
}
