import { type Exception, isReasons, type Outcome, type Rule } from '../grammar/generated/ast.ts';
import type * as compiled from '../ruleset/types.ts';
import { citationsOf } from './citation.ts';
import { type Compilation, element } from './compilation.ts';
import { allOf } from './property.ts';
import { type ProvisionParts, regimeOf } from './provision.ts';
import { implementedBy, regimeKind } from './regime.ts';

/** The outcome that the words of a rule mean; undefined for a license of which the policy is not said. */
export function outcomeOf(outcome: Outcome): compiled.Outcome | undefined {
  switch (outcome.kind) {
    case 'permits':
      return 'permit';
    case 'notifies':
    case 'notification':
      return 'notify';
    case 'prohibits':
      return 'prohibit';
    default:
      return outcome.policy === undefined ? undefined : licenseOutcome(outcome.policy);
  }
}

/** The outcome of a licence policy, whose words the parser joins. */
export function licenseOutcome(policy: string): compiled.Outcome | undefined {
  switch (policy.replace(/\s+/g, '')) {
    case 'presumptionofapproval':
      return 'license: presumption of approval';
    case 'casebycase':
      return 'license: case by case';
    case 'presumptionofdenial':
      return 'license: presumption of denial';
    case 'policyofdenial':
      return 'license: policy of denial';
    default:
      return undefined;
  }
}

/**
 * A rule whose outcome is missing is carried with the strictest one and as undetermined, so that no decision that it could
 * touch looks milder than the finished rule would make it.
 */
export function compileRule(compilation: Compilation, parts: ProvisionParts, rule: Rule): compiled.Rule {
  const outcomes = allOf(rule.properties, 'Outcome').map(outcomeOf);
  const outcome = outcomes.length === 1 ? outcomes[0] : undefined;
  return {
    ...element(compilation, 'rule', rule.name, rule, citationsOf(compilation, rule.properties)),
    ...parts,
    undetermined: outcome === undefined ? [...parts.undetermined, 'it does not say one outcome'] : parts.undetermined,
    outcome: outcome ?? 'prohibit',
    character: characterOf(compilation, rule),
    reasons: rule.properties
      .filter((property) => isReasons(property))
      .filter(({ negated }) => !negated)
      .flatMap((property) => property.reasons.map((reason) => reason.$refText)),
    overrides: allOf(rule.properties, 'Overrides').flatMap((property) =>
      property.rules.map((target) => target.$refText),
    ),
    implements: implementedBy(rule.properties),
  };
}

function characterOf(compilation: Compilation, rule: Rule): compiled.RuleCharacter {
  const regime = regimeOf(compilation, rule);
  const kind = regime ? regimeKind(regime)?.kind : undefined;
  if (kind !== undefined && kind !== 'national') return kind;
  return implementedBy(rule.properties).length > 0 ? 'implementing' : 'unilateral';
}

export function compileException(
  compilation: Compilation,
  parts: ProvisionParts,
  exception: Exception,
): compiled.Exception {
  const targets = allOf(exception.properties, 'Lifts').flatMap((lifts) =>
    lifts.targets.map((target) => target.$refText),
  );
  const { program } = compilation;
  const unknown = targets.filter((name) => !program.lookup('Reason', name) && !program.lookup('Rule', name));
  return {
    ...element(compilation, 'exception', exception.name, exception, citationsOf(compilation, exception.properties)),
    ...parts,
    undetermined: [...parts.undetermined, ...unknown.map((name) => `nothing that it could lift is called ${name}`)],
    lifts: {
      reasons: targets.filter((name) => program.lookup('Reason', name)),
      rules: targets.filter((name) => program.lookup('Rule', name)),
    },
  };
}
