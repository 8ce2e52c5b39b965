import { type Cell, everything, type IndexedBox, narrow } from '../region/indexed-box.ts';
import { OverlapIndex } from '../region/overlap-index.ts';
import type { Engine, IndexedRegime, Provision, ProvisionBox } from './engine.ts';
import { narrowed, type Standing } from './standing.ts';

/** A box with the provisions that can apply to some of its transfers. */
export interface Surrounded {
  cell: Cell;
  /** The regime's standings in the cell, strictest rule first, exceptions last. */
  standingsOf(regime: IndexedRegime): readonly Standing[];
  /** The regimes that have a standing in the cell. */
  regimes: ReadonlySet<IndexedRegime>;
}

/** Finds, for any box, the provisions that can apply there, of all those that take part in an analysis. */
export class Surroundings {
  private readonly engine: Engine;
  private readonly boxes: ProvisionBox[] = [];
  private readonly owners: Provision[] = [];
  private readonly index: OverlapIndex;

  /** Proposed provisions take part only in a what-if. */
  constructor(engine: Engine, whatIf: boolean) {
    this.engine = engine;
    for (const provision of engine.provisions) {
      if (!whatIf && provision.source.inForce.status === 'proposed') continue;
      for (const box of provision.boxes) {
        this.boxes.push(box);
        this.owners.push(provision);
      }
    }
    this.index = new OverlapIndex(this.boxes);
  }

  of(box: IndexedBox): Surrounded {
    const cell = narrow(everything(this.engine.axes), box)!;
    const byRegime = new Map<IndexedRegime, Map<Provision, ProvisionBox[]>>();
    this.index.eachMeeting(box, (number) => {
      const owner = this.owners[number]!;
      let ofRegime = byRegime.get(owner.regime);
      if (!ofRegime) {
        ofRegime = new Map();
        byRegime.set(owner.regime, ofRegime);
      }
      const boxes = ofRegime.get(owner);
      if (boxes) boxes.push(this.boxes[number]!);
      else ofRegime.set(owner, [this.boxes[number]!]);
    });
    const settled = new Map<IndexedRegime, readonly Standing[]>();
    return {
      cell,
      regimes: new Set(byRegime.keys()),
      standingsOf(regime) {
        let standings = settled.get(regime);
        if (!standings) {
          standings = standingsOf(byRegime.get(regime), cell);
          settled.set(regime, standings);
        }
        return standings;
      },
    };
  }
}

const none: readonly Standing[] = [];

function standingsOf(
  meeting: ReadonlyMap<Provision, readonly ProvisionBox[]> | undefined,
  cell: Cell,
): readonly Standing[] {
  if (!meeting) return none;
  const standings: Standing[] = [];
  for (const [provision, cutting] of meeting) {
    const standing = narrowed({ provision, certain: false, reasons: [], cutting }, cell);
    if (standing) standings.push(standing);
  }
  return standings.sort((a, b) => a.provision.priority - b.provision.priority);
}
