import { evidenceChecks, textChecks } from './checks/all.ts';
import type { DiagnosticDefinition } from './diagnostics/definition.ts';
import { findingDefinitions } from './findings/all.ts';

/** Every diagnostic that there is, in the order of their codes. */
export const catalogue: readonly DiagnosticDefinition<never>[] = [
  ...[...textChecks, ...evidenceChecks].map((check) => check.definition),
  ...findingDefinitions,
].sort((a, b) => (a.code < b.code ? -1 : 1));
