import type { Engine } from '../decide/engine.ts';
import type { Acceptance, Finding } from '../ruleset/types.ts';

/**
 * The acceptance that covers the finding on the as-of day, if any; without an as-of day none has ended. `against` names a rule of
 * the other side or its regime: a regime that is silent on what was found is no side of it.
 */
export function acceptanceOf(engine: Engine, finding: Finding): Acceptance | undefined {
  const { accepted, asOf } = engine.ruleset;
  const [subject, ...others] = finding.rules;
  const provision = subject === undefined ? undefined : engine.provisionById.get(subject);
  const opponents = new Set(others.flatMap((id) => [id, engine.provisionById.get(id)?.regime.source.id]));
  return accepted.find(
    (acceptance) =>
      acceptance.finding === finding.code &&
      (acceptance.subject === subject || acceptance.subject === provision?.regime.source.id) &&
      (acceptance.against === undefined || opponents.has(acceptance.against)) &&
      (asOf === null ||
        ((acceptance.since === undefined || acceptance.since <= asOf) &&
          (acceptance.until === undefined || asOf < acceptance.until))),
  );
}
