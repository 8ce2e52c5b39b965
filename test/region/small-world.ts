import { axesOf } from '../../language/region/axis.ts';
import { type Cell, indexBox } from '../../language/region/indexed-box.ts';
import type { Region, Ruleset } from '../../language/ruleset/types.ts';
import { rulesetOf } from '../support/ruleset-of.ts';
import { kinds, names } from './arbitrary-region.ts';

/** The small world of the laws of regions, as a ruleset. */
export const world: Ruleset = rulesetOf({
  regimes: [],
  destinations: names.from,
  categories: names.items.map((id) => ({ id })),
  endUses: ['military'],
  parties: ['IGCAR'],
  parameters: [
    { id: 'size', type: 'number' },
    { id: 'kind', type: 'enumeration', values: kinds },
    { id: 'listed', type: 'yes-or-no' },
  ],
});

export function cellsOf(of: Region): { axes: ReturnType<typeof axesOf>; cells: Cell[] } {
  const axes = axesOf(world, of);
  const cells = of.flatMap((each) => indexBox(axes, each) ?? []);
  return { axes, cells };
}
