import type { Fix } from '../diagnostics/diagnostic.ts';
import type { Finding, Outcome } from '../ruleset/types.ts';
import { type Clause, clauseLines, clausesOf, mostBoxes, type Wording } from './clauses.ts';
import { type Known, provisionNode } from './known.ts';
import { newDeclarations } from './new-text.ts';

/**
 * Closes a gap: states the multilateral rule's outcome as rules of a regime that implements it, for exactly the transfers that no rule
 * of the state reaches, one for each box. Nothing where the language has no words for one of these, or the gap was not looked at whole.
 */
export function stating({ program, engine }: Known, wording: Wording, finding: Finding): Fix | undefined {
  const [control = ''] = finding.rules;
  const rule = engine.provisionById.get(control);
  if (finding.code !== 'gap' || finding.partial || finding.undetermined.length > 0) return undefined;
  if (rule?.kind !== 'rule' || finding.region.length > mostBoxes) return undefined;
  const claimed = rule.regime.source.id;
  const home = engine.ruleset.regimes.find(
    (regime) => finding.regimes.includes(regime.id) && regime.implements.includes(claimed),
  );
  const boxes = finding.region.map((box) => clausesOf(wording, box));
  if (!home || boxes.includes(undefined)) return undefined;
  const taken = new Set(engine.provisions.map(({ id }) => id));
  const texts = boxes.map((clauses) => {
    const name = newName(`${home.id}:${control.slice(control.indexOf(':') + 1)}`, taken);
    taken.add(name);
    return statement(name, clauses ?? [], home.of, rule.source.outcome);
  });
  const beside = engine.ruleset.rules.findLast(({ regime }) => regime === home.id);
  const edit = newDeclarations(program, 'Rule', texts, beside && provisionNode(program, beside.id));
  return edit && { title: `State a rule of ${home.id} for exactly these transfers`, edits: [edit] };
}

function newName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

function statement(name: string, clauses: readonly Clause[], state: string | undefined, outcome: Outcome): string {
  // A national rule binds the exporters of its state alone.
  const said = clauses.filter(({ keyword, negated, parts }) => keyword !== 'from' || negated || parts.join() !== state);
  const scope = clauseLines(said.filter(({ keyword }) => keyword !== 'transfers'));
  const days = said.filter(({ keyword }) => keyword === 'transfers').map(({ parts }) => parts.join().replace(',', ''));
  const lines = [...scope, outcomeText(outcome), ...days].map((line) => `  ${line}`);
  return `rule ${name} {\n${lines.join('\n')}\n}`;
}

/** An outcome as a rule states it. */
function outcomeText(outcome: Outcome): string {
  switch (outcome) {
    case 'permit':
      return 'permits';
    case 'notify':
      return 'requires notification';
    case 'prohibit':
      return 'prohibits';
    default:
      return `requires ${outcome.replace(':', '')}`;
  }
}
