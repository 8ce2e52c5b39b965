import type { Engine } from '../decide/engine.ts';
import type { Exception, Rule } from '../grammar/generated/ast.ts';
import { isException, isRule } from '../grammar/generated/ast.ts';
import type { Program } from '../syntax/program.ts';

/** What a way out is worked out from: an analysed program. */
export interface Known {
  program: Program;
  engine: Engine;
}

/** The declaration of a rule or an exception. */
export function provisionNode(program: Program, id: string): Rule | Exception | undefined {
  const node = program.lookup('Rule', id) ?? program.lookup('Exception', id);
  return isRule(node) || isException(node) ? node : undefined;
}
