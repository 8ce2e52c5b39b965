import { dayAxis, endUserAxis, forAxis, fromAxis, itemAxis, toAxis } from './axis.ts';
import { type BitSet, meets, membersOf, sizeOf } from './bit-set.ts';
import { firstDayNumber, lastDayNumber } from './day.ts';
import type { IndexedBox } from './indexed-box.ts';
import { isSpan, type Places, type Span } from './places.ts';

/*
 * Which of very many boxes meet a given one, exactly. Boxes that name the same items stand together in a bucket, and which buckets
 * share an item is worked out once for each pair. Within a bucket each box is one number an axis: the number of its set of names
 * there. A query looks a box's number up in a row that tells for every set whether it meets the query's, so that a box is dismissed
 * in a few nanoseconds; only what is left is compared in its parameters. In a bucket that holds very many boxes the rows become
 * bits, one a box, and 32 boxes are dismissed at a time.
 */

/** The axes that are sets of names, items aside. */
const nameAxes = [toAxis, fromAxis, forAxis, endUserAxis];

/** From this many boxes on a bucket is searched by destinations, and by bits where a query names many of them. */
const placesFrom = 64;
const bitsFrom = 2_048;

/** Boxes and queries with at most this many destinations are found by each of them. */
const fewPlaces = 8;

/** Along an axis with more different sets than this the sets themselves are compared, after a fold of them. */
const rowLimit = 256;

/** Along an axis with more different sets than this no bits are kept. */
const bitsLimit = 4_096;

interface Bucket {
  /** Undefined where the items are not restricted. */
  items: BitSet | undefined;
  /** Where its boxes stand, from `start` until `end`. */
  start: number;
  end: number;
  /** The buckets that share an item with it; found when first asked for. */
  meeting: Bucket[] | undefined;
  /** Of a large bucket: the places in the order of its boxes with few destinations by each of these, and of all others. */
  byDestination: ReadonlyMap<number, readonly number[]> | undefined;
  others: readonly number[];
  /** By name axis, then by the number of the query's set: a bit for each box that meets it there. */
  bits: Map<number, Uint32Array>[];
}

/** The sets of names that boxes name along one axis. Number 0 is the whole axis. */
class NumberedSets {
  readonly sets: (BitSet | undefined)[] = [undefined];
  private readonly numbers = new Map<Places | undefined, number>([[undefined, 0]]);
  private readonly rows = new Map<number, Uint8Array>();

  numberOf(set: Places | undefined): number {
    let number = this.numbers.get(set);
    if (number === undefined) {
      number = this.sets.push(set as BitSet) - 1;
      this.numbers.set(set, number);
    }
    return number;
  }

  known(set: Places): number | undefined {
    return this.numbers.get(set);
  }

  /** By number: 1 where the set meets the one given; undefined where there are too many sets. */
  rowOf(set: BitSet, number: number | undefined, limit = rowLimit): Uint8Array | undefined {
    if (this.sets.length > limit) return undefined;
    const known = number === undefined ? undefined : this.rows.get(number);
    if (known) return known;
    const row = new Uint8Array(this.sets.length);
    for (let other = 0; other < row.length; other += 1) {
      const names = this.sets[other];
      row[other] = names === undefined || meets(names, set) ? 1 : 0;
    }
    if (number !== undefined) this.rows.set(number, row);
    return row;
  }
}

function foldOf(set: BitSet): number {
  let fold = 0;
  for (const word of set) fold |= word;
  return fold;
}

/** What a query asks along one axis of names: by row or, where there is none, of the sets themselves. */
interface Asked {
  number: number | undefined;
  row: Uint8Array | undefined;
  set: BitSet | undefined;
  fold: number;
}

interface Query {
  box: IndexedBox;
  /** By name axis. */
  asked: readonly Asked[];
  firstDay: number;
  lastDay: number;
  visit: (number: number) => void;
}

const unrestricted: Asked = { number: 0, row: undefined, set: undefined, fold: -1 };

export class OverlapIndex {
  private readonly boxes: readonly IndexedBox[];
  /** By place in the order of the buckets: the box's number. */
  private readonly order: Int32Array;
  private readonly buckets: Bucket[] = [];
  private readonly bucketOf = new Map<Places | undefined, Bucket>();
  private readonly names = nameAxes.map(() => new NumberedSets());
  /** By name axis, then by place: the number of the box's set. */
  private readonly numbers: Int32Array[];
  /** By name axis, then by place: the members of the set modulo 32. Folds without a common bit are those of sets that do not meet. */
  private readonly folds: Int32Array[];
  /** By place: the last query that came by. */
  private readonly visited: Int32Array;
  private queries = 0;
  private readonly firstDay: Int32Array;
  private readonly lastDay: Int32Array;

  /** The boxes are those of one `indexBox` each, numbered by their place in the list. */
  constructor(boxes: readonly IndexedBox[]) {
    this.boxes = boxes;
    const size = boxes.length;
    const byItems = new Map<Places | undefined, number[]>();
    for (let box = 0; box < size; box += 1) {
      const items = placesOn(boxes[box]!, itemAxis);
      const known = byItems.get(items);
      if (known) known.push(box);
      else byItems.set(items, [box]);
    }
    this.order = new Int32Array(size);
    this.numbers = nameAxes.map(() => new Int32Array(size));
    this.folds = nameAxes.map(() => new Int32Array(size));
    this.visited = new Int32Array(size);
    this.firstDay = new Int32Array(size);
    this.lastDay = new Int32Array(size);
    let at = 0;
    for (const [items, members] of byItems) {
      const start = at;
      for (const box of members) this.place(box, at++);
      const bits = nameAxes.map(() => new Map<number, Uint32Array>());
      const bucket: Bucket = {
        items: items as BitSet | undefined,
        start,
        end: at,
        meeting: undefined,
        byDestination: undefined,
        others: [],
        bits,
      };
      if (at - start >= placesFrom) this.listDestinations(bucket);
      this.buckets.push(bucket);
      this.bucketOf.set(items, bucket);
    }
  }

  private listDestinations(bucket: Bucket): void {
    const byDestination = new Map<number, number[]>();
    const others: number[] = [];
    for (let at = bucket.start; at < bucket.end; at += 1) {
      const destinations = placesOn(this.boxes[this.order[at]!]!, toAxis) as BitSet | undefined;
      if (destinations === undefined || sizeOf(destinations) > fewPlaces) {
        others.push(at);
        continue;
      }
      for (const destination of membersOf(destinations)) {
        const known = byDestination.get(destination);
        if (known) known.push(at);
        else byDestination.set(destination, [at]);
      }
    }
    bucket.byDestination = byDestination;
    bucket.others = others;
  }

  private place(box: number, at: number): void {
    const source = this.boxes[box]!;
    this.order[at] = box;
    for (let index = 0; index < nameAxes.length; index += 1) {
      const set = placesOn(source, nameAxes[index]!) as BitSet | undefined;
      this.numbers[index]![at] = this.names[index]!.numberOf(set);
      this.folds[index]![at] = set === undefined ? -1 : foldOf(set);
    }
    const days = placesOn(source, dayAxis) as Span | undefined;
    this.firstDay[at] = days?.first ?? firstDayNumber;
    this.lastDay[at] = days?.last ?? lastDayNumber;
  }

  /** Calls `visit` with the number of each box that meets the one given, each once. */
  eachMeeting(box: IndexedBox, visit: (number: number) => void): void {
    const asked: Asked[] = [unrestricted, unrestricted, unrestricted, unrestricted];
    for (let index = 0; index < nameAxes.length; index += 1) {
      const set = placesOn(box, nameAxes[index]!) as BitSet | undefined;
      if (set === undefined) continue;
      const names = this.names[index]!;
      const number = names.known(set);
      asked[index] = { number, row: names.rowOf(set, number), set, fold: foldOf(set) };
    }
    const days = placesOn(box, dayAxis) as Span | undefined;
    const first = days?.first ?? firstDayNumber;
    const last = days?.last ?? lastDayNumber;
    const few =
      asked[0]!.set !== undefined && sizeOf(asked[0]!.set) <= fewPlaces ? membersOf(asked[0]!.set) : undefined;
    const byBits = asked.every(({ set }, index) => set === undefined || this.names[index]!.sets.length <= bitsLimit);
    const query: Query = { box, asked, firstDay: first, lastDay: last, visit };
    this.queries += 1;
    for (const bucket of this.bucketsMeeting(placesOn(box, itemAxis) as BitSet | undefined)) {
      const { start, end, byDestination, others } = bucket;
      if (few && byDestination) {
        this.scanListed(others, query);
        for (const destination of few) {
          const listed = byDestination.get(destination);
          if (listed) this.scanListed(listed, query);
        }
      } else if (byBits && end - start >= bitsFrom) this.scanBits(bucket, query);
      else this.scan(start, end, query);
    }
  }

  private bucketsMeeting(items: BitSet | undefined): Bucket[] {
    if (items === undefined) return this.buckets;
    const own = this.bucketOf.get(items);
    if (own?.meeting) return own.meeting;
    const meeting = this.buckets.filter((other) => other.items === undefined || meets(other.items, items));
    if (own && this.buckets.length <= bitsLimit) own.meeting = meeting;
    return meeting;
  }

  private scan(start: number, end: number, query: Query): void {
    const folds = this.folds[0]!;
    const { fold } = query.asked[0]!;
    for (let at = start; at < end; at += 1) if ((folds[at]! & fold) !== 0) this.tryAt(at, query);
  }

  private scanListed(places: readonly number[], query: Query): void {
    const { visited, queries } = this;
    for (let index = 0; index < places.length; index += 1) {
      const at = places[index]!;
      if (visited[at] === queries) continue;
      visited[at] = queries;
      this.tryAt(at, query);
    }
  }

  private tryAt(at: number, query: Query): void {
    const { box, asked, visit } = query;
    if (this.firstDay[at]! > query.lastDay || this.lastDay[at]! < query.firstDay) return;
    if ((this.folds[2]![at]! & asked[2]!.fold) === 0 || (this.folds[1]![at]! & asked[1]!.fold) === 0) return;
    for (let index = 0; index < nameAxes.length; index += 1) if (!this.meetsAt(at, index, asked[index]!)) return;
    const number = this.order[at]!;
    if (meetInParameters(this.boxes[number]!, box)) visit(number);
  }

  private scanBits(bucket: Bucket, query: Query): void {
    const { box, asked, visit } = query;
    const masks: Uint32Array[] = [];
    for (const [index, { set, number }] of asked.entries())
      if (set !== undefined) masks.push(this.bitsOf(bucket, index, set, number));
    const { firstDay, lastDay, order, boxes } = this;
    const words = (bucket.end - bucket.start + 31) >>> 5;
    for (let word = 0; word < words; word += 1) {
      let bits = 0xffffffff;
      for (let mask = 0; mask < masks.length && bits !== 0; mask += 1) bits &= masks[mask]![word]!;
      for (; bits !== 0; bits &= bits - 1) {
        const at = bucket.start + word * 32 + 31 - Math.clz32(bits & -bits);
        if (at >= bucket.end) break;
        if (firstDay[at]! > query.lastDay || lastDay[at]! < query.firstDay) continue;
        const number = order[at]!;
        if (meetInParameters(boxes[number]!, box)) visit(number);
      }
    }
  }

  private meetsAt(at: number, index: number, { row, set, fold }: Asked): boolean {
    if (set === undefined) return true;
    const number = this.numbers[index]![at]!;
    if (row !== undefined) return row[number] !== 0;
    return (this.folds[index]![at]! & fold) !== 0 && (number === 0 || meets(this.names[index]!.sets[number]!, set));
  }

  private bitsOf(bucket: Bucket, index: number, set: BitSet, number: number | undefined): Uint32Array {
    const known = number === undefined ? undefined : bucket.bits[index]!.get(number);
    if (known) return known;
    const row = this.names[index]!.rowOf(set, number, bitsLimit)!;
    const numbers = this.numbers[index]!;
    const size = bucket.end - bucket.start;
    const bits = new Uint32Array((size + 31) >>> 5);
    for (let at = 0; at < size; at += 1) bits[at >>> 5]! |= row[numbers[bucket.start + at]!]! << (at & 31);
    if (number !== undefined) bucket.bits[index]!.set(number, bits);
    return bits;
  }
}

function placesOn(box: IndexedBox, axis: number): Places | undefined {
  const { on } = box;
  for (let index = 0; index < on.length && on[index]! <= axis; index += 1)
    if (on[index] === axis) return box.places[index];
  return undefined;
}

/** Whether some values of the parameters are in both. */
function meetInParameters(a: IndexedBox, b: IndexedBox): boolean {
  let inA = a.on.length - 1;
  let inB = b.on.length - 1;
  while (inA >= 0 && inB >= 0) {
    const axis = a.on[inA]!;
    const other = b.on[inB]!;
    if (axis <= dayAxis || other <= dayAxis) return true;
    if (axis > other) inA -= 1;
    else if (axis < other) inB -= 1;
    else {
      const left = a.places[inA]!;
      const right = b.places[inB]!;
      const apart = isSpan(left)
        ? left.first > (right as Span).last || left.last < (right as Span).first
        : !meets(left, right as BitSet);
      if (apart) return false;
      inA -= 1;
      inB -= 1;
    }
  }
  return true;
}
