import type { AstNode } from 'langium';
import { listed } from '../diagnostics/quoted.ts';
import { reflection } from '../grammar/generated/ast.ts';
import { referableKinds } from '../syntax/linker.ts';
import type { Kind } from '../syntax/program.ts';

/** Every kind of named declaration with the noun that an author knows it by. */
export const kindInWords: Record<Kind, string> = {
  Category: 'category',
  Destination: 'country',
  EndUse: 'end use',
  Exception: 'exception',
  Group: 'group',
  Listing: 'listing',
  Memo: 'memo',
  Parameter: 'parameter',
  Party: 'party',
  Quantity: 'kind of quantity',
  Reason: 'reason for control',
  Regime: 'regime',
  Rule: 'rule',
  Unit: 'unit',
};

/** What one of several kinds is called: “country or group”. */
export function kindsInWords(kinds: readonly Kind[]): string {
  return listed(
    kinds.map((kind) => kindInWords[kind]),
    'or',
  );
}

export const allKinds = Object.keys(kindInWords) as Kind[];

const known = new Map<string, Kind[]>();
const byProperty = new Map<string, Map<string, readonly Kind[]>>();

/** The kinds of declaration that a reference may name. */
export function kindsReferredTo({ $type }: AstNode, property: string): readonly Kind[] {
  let ofType = byProperty.get($type);
  if (!ofType) {
    ofType = new Map();
    byProperty.set($type, ofType);
  }
  let kinds = ofType.get(property);
  if (!kinds) {
    kinds = referableKinds(reflection, known, { $type }, property);
    ofType.set(property, kinds);
  }
  return kinds;
}
