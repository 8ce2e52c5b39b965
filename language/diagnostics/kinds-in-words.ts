import type { Finding } from '../ruleset/types.ts';

/** How much a finding covers, “12 kinds of transfer” or “at least 12 kinds of transfer”; nothing of one that holds of no transfer. */
export function kindsInWords({ kinds, partial }: Pick<Finding, 'kinds' | 'partial'>): string {
  if (kinds === undefined) return '';
  const digits = String(kinds).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${partial ? 'at least ' : ''}${digits} ${digits === '1' ? 'kind' : 'kinds'} of transfer`;
}
