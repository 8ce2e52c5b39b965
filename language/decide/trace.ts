import { enumerated } from '../region/in-words.ts';
import type { Citation, Outcome } from '../ruleset/types.ts';
import type { Provision } from './engine.ts';
import { byOrder, type Decided, fateOf, liftersFor, liftersOf, type Standings } from './settle.ts';
import { possibleReasons, type Standing } from './standing.ts';

/**
 * One step from the rules to a decision. `certain` is false for what depends on a member that the transfer leaves unknown.
 * `citations` are those of the provision that makes the step: of `by`, where there is one.
 */
export type TraceStep = { certain: boolean; provision: string; citations: Citation[] } & (
  | { step: 'applies'; outcome: Outcome | null; reasons: string[] }
  | { step: 'overridden'; by: string }
  | { step: 'lifted'; by: string; reasons: string[] }
  | { step: 'decides' }
  | { step: 'not understood'; why: string[] }
);

/** The steps in one cell, given what was decided in its parts. */
export function traceOf(
  reasonNames: readonly string[],
  standings: readonly Standing[],
  decisions: readonly Decided[],
): TraceStep[] {
  const others = byOrder(standings);
  const steps: TraceStep[] = [];
  for (const standing of standings) {
    const { provision, certain } = standing;
    const reasons = possibleReasons(standing).flatMap((reason) => reasonNames[reason] ?? []);
    const outcome = provision.kind === 'rule' ? provision.source.outcome : null;
    steps.push({ step: 'applies', ...subject(provision, certain), outcome, reasons });
    if (provision.source.undetermined.length > 0)
      steps.push({ step: 'not understood', ...subject(provision, certain), why: provision.source.undetermined });
  }
  for (const standing of standings) {
    const { provision } = standing;
    if (provision.kind !== 'rule') continue;
    for (const order of provision.overriddenBy) {
      const other = others.get(order);
      if (other)
        steps.push({ step: 'overridden', ...subject(provision, sure(standing, other), other), by: other.provision.id });
    }
    for (const lifter of new Set(liftersFor(provision, standing, others))) {
      const reasons = reasonsLifted(standing, lifter, others).flatMap((reason) => reasonNames[reason] ?? []);
      steps.push({
        step: 'lifted',
        ...subject(provision, sure(standing, lifter), lifter),
        by: lifter.provision.id,
        reasons,
      });
    }
  }
  for (const { provision, certain } of deciding(standings, others, decisions))
    steps.push({ step: 'decides', ...subject(provision, certain) });
  return steps;
}

/** Every rule that decides somewhere, with the equally strict ones that remain beside it, or the exception that was used. */
function deciding(
  standings: readonly Standing[],
  others: Standings,
  decisions: readonly Decided[],
): { provision: Provision; certain: boolean }[] {
  return standings.flatMap((standing) => {
    const { provision } = standing;
    const remains = provision.kind === 'rule' && standing.certain && fateOf(provision, standing, others) === 'stays';
    const shares = decisions.filter((decision) => {
      if (decision.by === 'exception') return decision.exception === provision;
      if (decision.by !== 'rule' || provision.kind !== 'rule') return false;
      return decision.rule === provision || (remains && decision.rule.rank === provision.rank);
    });
    return shares.length > 0 ? { provision, certain: shares.length === decisions.length } : [];
  });
}

function reasonsLifted(standing: Standing, lifter: Standing, others: Standings): number[] {
  const { provision } = standing;
  if (provision.kind !== 'rule' || provision.liftedByName.includes(lifter.provision.order)) return [];
  return possibleReasons(standing).filter((reason) => liftersOf(provision, reason, others).includes(lifter));
}

function subject(
  provision: Provision,
  certain: boolean,
  by?: Standing,
): Pick<TraceStep, 'certain' | 'provision' | 'citations'> {
  return { certain, provision: provision.id, citations: (by?.provision ?? provision).source.citations };
}

function sure(a: Standing, b: Standing): boolean {
  return a.certain && b.certain;
}

/** The steps of several cells as those of their union: a step is certain where it is certain in each. */
export function mergeTraces(traces: readonly TraceStep[][]): TraceStep[] {
  if (traces.length === 1) return traces[0]!;
  const merged = new Map<string, { step: TraceStep; times: number }>();
  for (const trace of traces) {
    for (const step of trace) {
      const key = JSON.stringify({ ...step, certain: null });
      const known = merged.get(key);
      if (!known) merged.set(key, { step, times: 1 });
      else
        merged.set(key, {
          step: { ...step, certain: step.certain && known.step.certain },
          times: known.times + 1,
        });
    }
  }
  return [...merged.values()].map(({ step, times }) => (times === traces.length ? step : { ...step, certain: false }));
}

/** A step as a sentence: “EAR:STA lifts EAR:NS2 (NS2).” */
export function stepInWords(step: TraceStep): string {
  const may = step.certain ? '' : 'may ';
  const verb = (word: string) => (step.certain ? `${word}s` : `may ${word}`);
  switch (step.step) {
    case 'applies': {
      const reasons = step.reasons.length > 0 ? ` for ${enumerated(step.reasons, 'and')}` : '';
      return `${step.provision} ${step.certain ? 'applies' : 'may apply'}${reasons}${step.outcome === null ? '' : `: ${step.outcome}`}.`;
    }
    case 'overridden':
      return `${step.by} ${verb('override')} ${step.provision}.`;
    case 'lifted': {
      const reasons = step.reasons.length > 0 ? ` (${enumerated(step.reasons, 'and')})` : '';
      return `${step.by} ${verb('lift')} ${step.provision}${reasons}.`;
    }
    case 'decides':
      return `${step.provision} ${verb('decide')}.`;
    case 'not understood':
      return `${step.provision}, which ${may === '' ? 'applies' : 'may apply'}, is not understood: ${step.why.join('; ')}.`;
  }
}
