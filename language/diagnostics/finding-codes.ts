/** The findings by which an author accepts or expects one: the codes of their diagnostics. */
export const findingCodes = [
  'contradiction',
  'undercut',
  'gap',
  'exceeds',
  'double-bind',
  'singled-out',
  'unproven-claim',
  'shadowed',
  'redundant',
  'idle-override',
  'impossible',
  'expired',
] as const;
