import { decide } from '../../language/decide/decide.ts';
import type { Engine } from '../../language/decide/engine.ts';
import type { Exception, Rule } from '../../language/ruleset/types.ts';

/** Which rules and exceptions some case reaches. Proposed ones take no part in an analysis and are not counted. */
export interface Coverage {
  reached: number;
  unreached: (Rule | Exception)[];
}

/** A case reaches a rule that certainly applies to its transfer, also where another one overrides or lifts it. */
export function coverageOf(engine: Engine): Coverage {
  const { ruleset } = engine;
  const reached = new Set<string>();
  for (const { transfer } of ruleset.cases) {
    const decided = decide(engine, transfer);
    if ('problems' in decided) continue;
    for (const { trace } of Object.values(decided.decisions))
      for (const { step, certain, provision } of trace) if (step === 'applies' && certain) reached.add(provision);
  }
  const counted = [...ruleset.rules, ...ruleset.exceptions].filter(({ inForce }) => inForce.status !== 'proposed');
  return {
    reached: counted.filter(({ id }) => reached.has(id)).length,
    unreached: counted.filter(({ id }) => !reached.has(id)),
  };
}
