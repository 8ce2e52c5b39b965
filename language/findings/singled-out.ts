import type { Engine, IndexedRegime, IndexedRule } from '../decide/engine.ts';
import { defineDiagnostic } from '../diagnostics/definition.ts';
import { toAxis } from '../region/axis.ts';
import { bitSetOf } from '../region/bit-set.ts';
import { type Cell, type IndexedBox, relation, withPlaces } from '../region/indexed-box.ts';
import { appliesTo } from './replayed.ts';
import { no, partsIn, type Question } from './search.ts';
import type { Sweep } from './sweep.ts';
import type { Boxes, Watch } from './watch.ts';

export const singledOut = defineDiagnostic<{ subject: string; claim: string; regime: string; witness: string }>({
  code: 'singled-out',
  severity: 'information',
  summary: 'A rule that implements a regime which names no countries treats destinations differently.',
  message: ({ subject, claim, regime, witness }) =>
    `${subject} implements ${claim}, and ${regime} names no countries, but it does not treat all destinations alike: it applies ` +
    `here and not to the same goods for another destination: ${witness}.`,
  help: 'If the difference is meant, it is a policy of the state alone: say so in the doc comment, or accept it with a reason.',
});

/** Of a rule that claims to implement a multilateral regime whose rules restrict no destination. */
export function singledOutSweeps(boxes: Boxes, watch: Watch): Sweep[] {
  const { subject } = boxes;
  if (subject.kind !== 'rule' || !subject.boxes.some(({ on }) => on.includes(toAxis))) return [];
  for (const claim of subject.source.implements) {
    const regime = claimedRegime(watch.engine, claim);
    if (regime?.source.kind === 'multilateral' && namesNoCountry(watch, regime))
      return [singledOutOf(subject, claim, regime, watch.engine.ruleset.destinations.length)];
  }
  return [];
}

/** The regime that a claim names, or that of the category that it names. */
export function claimedRegime(engine: Engine, claim: string): IndexedRegime | undefined {
  return engine.regimeById.get(claim) ?? engine.regimeById.get(engine.listOf.get(claim) ?? '');
}

/** Whether no rule of the regime names the destinations for which it applies. */
export function namesNoCountry(watch: Watch, { rules }: IndexedRegime): boolean {
  return !rules.some(
    (rule) =>
      (watch.whatIf || rule.source.inForce.status !== 'proposed') &&
      (rule.isUnread || rule.boxes.some(({ on }) => on.includes(toAxis))),
  );
}

function singledOutOf(rule: IndexedRule, claim: string, regime: IndexedRegime, destinations: number): Sweep {
  const regimes = [rule.regime];
  const outside: Question<null> = (_, cell) => {
    let cut: IndexedBox | undefined;
    for (const box of rule.boxes) {
      const held = relation(box, cell);
      if (held === 'all') return no;
      if (held === 'some') cut ??= box;
    }
    return cut ? { by: 'split', box: cut } : { by: 'cause', cause: null };
  };
  return {
    code: singledOut.code,
    severity: singledOut.severity,
    holds: 'where there is a cause',
    subject: rule,
    side: rule.regime.source.id,
    against: regime,
    starts: () =>
      rule.boxes.filter(({ on }) => on.includes(toAxis)).map((box) => ({ box: anyDestination(box), of: rule })),
    within: [],
    regimes: [],
    question: outside,
    turned: (cell) => inRule(rule, withPlaces(cell, toAxis, undefined)),
    regimesAt: () => regimes,
    confirm: (_, at) => appliesTo(rule, at) && at.every((cell) => leavesSomeDestinationOut(rule, cell, destinations)),
    steps: () => 0,
    message: (_, __, ___, witness) =>
      singledOut.message({ subject: rule.id, claim, regime: regime.source.id, witness }),
  };
}

/** Whether there is a destination for which the rule applies to nothing of the cell. */
function leavesSomeDestinationOut({ boxes }: IndexedRule, cell: Cell, destinations: number): boolean {
  for (let destination = 0; destination < destinations; destination += 1) {
    const elsewhere = withPlaces(cell, toAxis, bitSetOf(destinations, [destination]));
    if (boxes.every((box) => relation(box, elsewhere) === 'none')) return true;
  }
  return false;
}

function anyDestination({ on, places }: IndexedBox): IndexedBox {
  const at = on.indexOf(toAxis);
  return { on: on.toSpliced(at, 1), places: places.toSpliced(at, 1) };
}

function inRule({ boxes }: IndexedRule, cell: Cell): Cell[] {
  return partsIn(
    [cell],
    boxes.filter(({ on }) => on.includes(toAxis)),
  );
}
