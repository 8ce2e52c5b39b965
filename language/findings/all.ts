import type { DiagnosticDefinition } from '../diagnostics/definition.ts';

/** Every finding's definition. PLACEHOLDER of the contract: to be filled by the findings themselves. */
export const findingDefinitions: readonly DiagnosticDefinition<never>[] = [];
