import { type Cell, type IndexedBox, relation } from '../region/indexed-box.ts';
import { OverlapIndex } from '../region/overlap-index.ts';
import type { Engine, IndexedRegime, Provision, ProvisionBox } from './engine.ts';
import type { Change } from './reindex.ts';
import { narrowed, type Standing, unsettled } from './standing.ts';

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
  private engine: Engine;
  private readonly whatIf: boolean;
  private boxes: ProvisionBox[] = [];
  private owners: Provision[] = [];
  /** Of the first `indexed` boxes. */
  private index: OverlapIndex;
  private indexed = 0;
  /** Where the boxes of a provision stand; elsewhere are those that it had before. */
  private readonly places = new Map<Provision, { start: number; end: number }>();

  /** Proposed provisions take part only in a what-if. */
  constructor(engine: Engine, whatIf: boolean) {
    this.engine = engine;
    this.whatIf = whatIf;
    this.index = this.indexAll();
  }

  private indexAll(): OverlapIndex {
    this.boxes = [];
    this.owners = [];
    this.places.clear();
    for (const provision of this.engine.provisions) this.add(provision);
    this.indexed = this.boxes.length;
    return new OverlapIndex(this.boxes);
  }

  private add(provision: Provision): void {
    if (!this.whatIf && provision.source.inForce.status === 'proposed') return;
    const start = this.boxes.length;
    this.places.set(provision, { start, end: start + provision.boxes.length });
    for (const box of provision.boxes) {
      this.boxes.push(box);
      this.owners.push(provision);
    }
  }

  /** Takes over what changed in the engine. The boxes of what changed often are looked through, until all are indexed again. */
  follow(engine: Engine, changes: readonly Change[]): void {
    this.engine = engine;
    for (const { provision } of changes) this.places.delete(provision);
    for (const { provision } of changes) if (engine.provisionById.get(provision.id) === provision) this.add(provision);
    if (this.boxes.length - this.indexed > mostUnindexed) this.index = this.indexAll();
  }

  /** Calls `visit` with each provision that has a box which meets the one given, for each such box, in no order. */
  private eachMeeting(box: IndexedBox, visit: (owner: Provision, number: number) => void): void {
    const tell = (number: number) => {
      const owner = this.owners[number]!;
      const place = this.places.get(owner);
      if (place && number >= place.start && number < place.end) visit(owner, number);
    };
    this.index.eachMeeting(box, tell);
    if (this.indexed === this.boxes.length) return;
    for (let number = this.indexed; number < this.boxes.length; number += 1)
      if (relation(this.boxes[number]!, box) !== 'none') tell(number);
  }

  /** The provisions that have a box which meets the one given. */
  meeting(box: IndexedBox): Set<Provision> {
    const met = new Set<Provision>();
    this.eachMeeting(box, (owner) => met.add(owner));
    return met;
  }

  of(cell: Cell): Surrounded {
    const byRegime = new Map<IndexedRegime, Map<Provision, number[]>>();
    this.eachMeeting(cell, (owner, number) => {
      let ofRegime = byRegime.get(owner.regime);
      if (!ofRegime) {
        ofRegime = new Map();
        byRegime.set(owner.regime, ofRegime);
      }
      const numbers = ofRegime.get(owner);
      if (numbers) numbers.push(number);
      else ofRegime.set(owner, [number]);
    });
    const settled = new Map<IndexedRegime, readonly Standing[]>();
    return {
      cell,
      regimes: new Set(byRegime.keys()),
      standingsOf: (regime) => {
        let standings = settled.get(regime);
        if (!standings) {
          standings = this.standingsOf(byRegime.get(regime), cell);
          settled.set(regime, standings);
        }
        return standings;
      },
    };
  }

  private standingsOf(meeting: ReadonlyMap<Provision, number[]> | undefined, cell: Cell): readonly Standing[] {
    if (!meeting) return none;
    const standings: Standing[] = [];
    for (const [provision, numbers] of meeting) {
      // In the order of the provision's boxes, whichever way they were found.
      const cutting = numbers.sort((a, b) => a - b).map((number) => this.boxes[number]!);
      const standing = narrowed(unsettled(provision, cutting), cell);
      if (standing) standings.push(standing);
    }
    return standings.sort((a, b) => a.provision.priority - b.provision.priority);
  }
}

/** So many boxes may come after the last indexing. */
const mostUnindexed = 256;

const none: readonly Standing[] = [];
