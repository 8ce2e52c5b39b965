import type { WhatIfChange } from '../../language/analyze.ts';
import { brokenCase, failedCase } from '../../language/checks/failed-case.ts';
import type { Diagnostic, Place } from '../../language/diagnostics/diagnostic.ts';
import { inTextOrder } from '../../language/diagnostics/order.ts';
import { findingDefinitions } from '../../language/findings/all.ts';
import { otherDays } from '../../language/findings/other-days.ts';
import type { Origin, Ruleset } from '../../language/ruleset/types.ts';

/**
 * The diagnostics of a ruleset that has no text here: its findings, its failed cases and, of a what-if, those that it would break, at the places where its elements begin, with
 * files as the ruleset names them.
 */
export function compiledDiagnostics(ruleset: Ruleset, changed?: WhatIfChange): Diagnostic[] {
  const { rules, exceptions, categories, memos, accepted } = ruleset;
  const elements = new Map(
    [...accepted, ...memos, ...categories, ...exceptions, ...rules].map((each) => [each.id, each]),
  );
  const findings = ruleset.findings.map((finding): Diagnostic => {
    const otherwise = otherDays(finding.region, ruleset.asOf);
    const [shown, ...others] = finding.rules.flatMap((id) => elements.get(id) ?? []);
    return {
      ...placeOf(shown?.origin ?? startOf(ruleset)),
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      help: findingDefinitions.find(({ code }) => code === finding.code)?.help ?? '',
      related: others.map(({ id, title, origin }) => ({
        ...placeOf(origin),
        message: title === undefined ? id : `${id}: ${title}`,
      })),
      fixes: [],
      finding,
      ...(otherwise && { otherDays: otherwise }),
    };
  });
  const cases = ruleset.cases.flatMap(({ id, origin, result }): Diagnostic[] => {
    const failures = result?.failures ?? [];
    const broken = changed?.broken.get(id);
    if (broken) return [brokenCase(placeOf(origin), broken)];
    if (failures.length === 0) return [];
    const { code, severity, message, help } = failedCase;
    return [{ ...placeOf(origin), code, severity, message: message({ failures }), help, related: [], fixes: [] }];
  });
  return [...findings, ...cases].sort(inTextOrder);
}

/** A compiled ruleset knows where its elements begin, and not where they end. */
function placeOf({ file, line, character }: Origin): Place {
  return { file, range: { start: { line, character }, end: { line, character } } };
}

function startOf({ sources }: Ruleset): Origin {
  return { file: sources[0]?.file ?? '', line: 0, character: 0 };
}
