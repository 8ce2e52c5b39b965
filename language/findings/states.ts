import type { Engine, IndexedRegime } from '../decide/engine.ts';
import { fromAxis, type NameAxis } from '../region/axis.ts';
import { bitSetOf } from '../region/bit-set.ts';
import type { IndexedBox } from '../region/indexed-box.ts';

/** A state with its national regimes. */
export interface State {
  id: string;
  regimes: IndexedRegime[];
  exports: IndexedBox;
}

export function statesOf(engine: Engine): State[] {
  const axis = engine.axes.all[fromAxis] as NameAxis;
  const national = engine.regimes.filter(({ source }) => source.kind === 'national');
  return [...new Set(national.map(({ source }) => source.of ?? ''))].flatMap((id) => {
    const place = axis.places.get(id);
    if (place === undefined) return [];
    const exports = { on: [fromAxis], places: [bitSetOf(axis.names.length, [place])] };
    return { id, regimes: national.filter(({ source }) => source.of === id), exports };
  });
}
