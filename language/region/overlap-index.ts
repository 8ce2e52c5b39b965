import { dayAxis, endUserAxis, forAxis, fromAxis, itemAxis, toAxis } from './axis.ts';
import { type BitSet, meets, membersOf, sizeOf } from './bit-set.ts';
import { firstDayNumber, lastDayNumber } from './day.ts';
import type { IndexedBox } from './indexed-box.ts';
import { isSpan, type Places, type Span } from './places.ts';

/*
 * Which of very many boxes meet a given one, exactly. Boxes that name the same items stand together in a bucket, and which buckets
 * share an item is worked out once for each pair. Within a bucket each box is a row of four numbers, in the order of their first days:
 * most boxes are dismissed by what lies side by side in memory, in a few nanoseconds, and only what is left is compared in its sets and
 * parameters. A large bucket keeps such rows for each destination too. In a bucket that holds very many boxes the sets become bits, one
 * a box, and 32 boxes are dismissed at a time.
 */

/** The axes that are sets of names, items aside: the first is compared by folds, the others by the numbers of their sets. */
const nameAxes = [toAxis, fromAxis, forAxis, endUserAxis];

/** From this many boxes on a bucket is searched by destinations, and by bits where a query names many of them. */
const placesFrom = 64;
const bitsFrom = 2_048;

/** Boxes with at most this many destinations are found by each of them, by queries that name at most so many. */
const fewPlaces = 8;
const fewAsked = 64;
/** So many rows are looked through in the time in which the list of a destination is found. */
const rowsALookup = 16;

/** Along an axis with more different sets than this the sets themselves are compared: the number of a set fills a byte of a row. */
const rowLimit = 256;

/** Along an axis with more different sets than this no bits are kept. */
const bitsLimit = 4_096;

/** Numbers in a row: first day, last day, the fold of the destinations, and a byte for the set of each other axis of names. */
const rowSize = 4;

/** Rows, each run in the order of first days. */
interface Rows {
  /** The places of the boxes in the order of the buckets; the index of the row where it is undefined. */
  places: Int32Array | undefined;
  rows: Int32Array;
}

interface Bucket {
  /** Undefined where the items are not restricted. */
  items: BitSet | undefined;
  /** Where its boxes stand, from `start` until `end`. */
  start: number;
  end: number;
  /** The buckets that share an item with it; found when first asked for. */
  meeting: Bucket[] | undefined;
  /** Of a large bucket, by destination: from where to where its boxes with few destinations are listed; last, all others. */
  listed: Int32Array | undefined;
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
    const row = new Uint8Array(Math.max(this.sets.length, rowLimit));
    for (let other = 0; other < this.sets.length; other += 1) {
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
}

interface Query {
  /** By name axis. */
  asked: readonly Asked[];
  /** The name axes along which a row does not tell for certain: the destinations, and those of too many sets. */
  open: readonly number[];
  firstDay: number;
  lastDay: number;
  /** The members of the destinations modulo 32: folds without a common bit are those of sets that do not meet. */
  fold: number;
  parameters: Parameters;
  visit: (number: number) => void;
}

/** Parameters in ascending order of their axes, three numbers each: the axis, and the ends of a span or, for names, their set and -1. */
interface Parameters {
  ends: Int32Array | readonly number[];
  sets: readonly BitSet[];
}

const unrestricted: Asked = { number: 0, row: undefined, set: undefined };

/** The row where nothing is asked, or the sets themselves are. */
const anySet = new Uint8Array(rowLimit).fill(1);

export class OverlapIndex {
  private readonly boxes: readonly IndexedBox[];
  /** By place in the order of the buckets, and in each by first days: the box's number. */
  private readonly order: Int32Array;
  private readonly buckets: Bucket[] = [];
  private readonly bucketOf = new Map<Places | undefined, Bucket>();
  private readonly names = nameAxes.map(() => new NumberedSets());
  /** By name axis, then by place: the number of the box's set. */
  private readonly numbers: Int32Array[];
  /** By place. */
  private readonly rows: Int32Array;
  /** By place: where what the box says of parameters begins, and that of the one before ends. */
  private readonly parametersFrom: Int32Array;
  private readonly parameters: Parameters;
  private readonly all: Rows;
  private readonly byDestination: Rows;
  /** How many bits the sets of destinations have. */
  private readonly destinations: number;
  /** By place: the last query that came by. */
  private readonly visited: Int32Array;
  private queries = 0;

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
    this.rows = new Int32Array(size * rowSize);
    this.visited = new Int32Array(size);
    const named = boxes.find((box) => placesOn(box, toAxis) !== undefined);
    this.destinations = named ? 32 * (placesOn(named, toAxis) as BitSet).length : 0;
    const firstDays = Int32Array.from(boxes, (box) => firstDayOf(box));
    const ends: number[] = [];
    const choices: BitSet[] = [];
    const listed: number[] = [];
    this.parametersFrom = new Int32Array(size + 1);
    let at = 0;
    for (const [items, members] of byItems) {
      const start = at;
      members.sort((a, b) => firstDays[a]! - firstDays[b]!);
      for (const box of members) {
        this.place(box, at++);
        addParameters(boxes[box]!, ends, choices);
        this.parametersFrom[at] = ends.length;
      }
      const bits = nameAxes.map(() => new Map<number, Uint32Array>());
      const bucket: Bucket = {
        items: items as BitSet | undefined,
        start,
        end: at,
        meeting: undefined,
        listed: undefined,
        bits,
      };
      if (at - start >= placesFrom && this.destinations > 0) this.listDestinations(bucket, listed);
      this.buckets.push(bucket);
      this.bucketOf.set(items, bucket);
    }
    this.parameters = { ends: Int32Array.from(ends), sets: choices };
    this.all = { places: undefined, rows: this.rows };
    this.byDestination = this.rowsOf(Int32Array.from(listed));
  }

  /** Adds the places of a bucket's boxes to `listed`, by destination, and those with many destinations last. */
  private listDestinations(bucket: Bucket, listed: number[]): void {
    const others = this.destinations;
    const listsOf = Array.from({ length: bucket.end - bucket.start }, (_, index) => {
      const destinations = placesOn(this.boxes[this.order[bucket.start + index]!]!, toAxis) as BitSet | undefined;
      return destinations === undefined || sizeOf(destinations) > fewPlaces ? [others] : membersOf(destinations);
    });
    const starts = new Int32Array(others + 2);
    for (const lists of listsOf) for (const list of lists) starts[list + 1]! += 1;
    starts[0] = listed.length;
    for (let list = 0; list <= others; list += 1) starts[list + 1]! += starts[list]!;
    while (listed.length < starts[others + 1]!) listed.push(0);
    const next = starts.slice();
    for (const [index, lists] of listsOf.entries()) {
      for (const list of lists) {
        listed[next[list]!] = bucket.start + index;
        next[list]! += 1;
      }
    }
    bucket.listed = starts;
  }

  private rowsOf(places: Int32Array): Rows {
    const rows = new Int32Array(places.length * rowSize);
    for (let index = 0; index < places.length; index += 1)
      for (let part = 0; part < rowSize; part += 1)
        rows[index * rowSize + part] = this.rows[places[index]! * rowSize + part]!;
    return { places, rows };
  }

  private place(box: number, at: number): void {
    const source = this.boxes[box]!;
    this.order[at] = box;
    let bytes = 0;
    for (let index = 0; index < nameAxes.length; index += 1) {
      const set = placesOn(source, nameAxes[index]!) as BitSet | undefined;
      const number = this.names[index]!.numberOf(set);
      this.numbers[index]![at] = number;
      if (index > 0) bytes |= (number & (rowLimit - 1)) << (8 * (index - 1));
    }
    const destinations = placesOn(source, toAxis) as BitSet | undefined;
    const days = placesOn(source, dayAxis) as Span | undefined;
    const row = at * rowSize;
    this.rows[row] = firstDayOf(source);
    this.rows[row + 1] = days?.last ?? lastDayNumber;
    this.rows[row + 2] = destinations === undefined ? -1 : foldOf(destinations);
    this.rows[row + 3] = bytes;
  }

  /** Calls `visit` with the number of each box that meets the one given, each once, in no order. */
  eachMeeting(box: IndexedBox, visit: (number: number) => void): void {
    const asked: Asked[] = [unrestricted, unrestricted, unrestricted, unrestricted];
    for (let index = 0; index < nameAxes.length; index += 1) {
      const set = placesOn(box, nameAxes[index]!) as BitSet | undefined;
      if (set === undefined) continue;
      const names = this.names[index]!;
      const number = names.known(set);
      asked[index] = { number, row: names.rowOf(set, number), set };
    }
    const days = placesOn(box, dayAxis) as Span | undefined;
    const destinations = asked[0]!.set;
    const few = destinations !== undefined && sizeOf(destinations) <= fewAsked ? membersOf(destinations) : undefined;
    const byBits = asked.every(({ set }, index) => set === undefined || this.names[index]!.sets.length <= bitsLimit);
    const open = [...nameAxes.keys()].filter((index) => asked[index]!.set && (index === 0 || !asked[index]!.row));
    const query: Query = {
      asked,
      open,
      firstDay: firstDayOf(box),
      lastDay: days?.last ?? lastDayNumber,
      fold: destinations === undefined ? -1 : foldOf(destinations),
      parameters: parametersOf(box),
      visit,
    };
    this.queries += 1;
    for (const bucket of this.bucketsMeeting(placesOn(box, itemAxis) as BitSet | undefined)) {
      const { start, end, listed } = bucket;
      if (few && listed && few.length * rowsALookup <= end - start) {
        const { byDestination, destinations: others } = this;
        this.scan(byDestination, listed[others]!, listed[others + 1]!, false, query);
        for (const destination of few)
          this.scan(byDestination, listed[destination]!, listed[destination + 1]!, true, query);
      } else if (byBits && end - start >= bitsFrom) this.scanBits(bucket, query);
      else this.scan(this.all, start, end, false, query);
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

  private scan({ rows, places }: Rows, start: number, end: number, sharesDestination: boolean, query: Query): void {
    if (start === end) return;
    const { firstDay, lastDay, fold, asked } = query;
    const from = asked[1]!.row ?? anySet;
    const uses = asked[2]!.row ?? anySet;
    const endUsers = asked[3]!.row ?? anySet;
    for (let index = start; index < end; index += 1) {
      const row = index * rowSize;
      if (rows[row]! > lastDay) return;
      if (rows[row + 1]! < firstDay || (rows[row + 2]! & fold) === 0) continue;
      const bytes = rows[row + 3]!;
      if (from[bytes & 255] === 0 || uses[(bytes >>> 8) & 255] === 0 || endUsers[(bytes >>> 16) & 255] === 0) continue;
      this.tryAt(places ? places[index]! : index, sharesDestination, query);
    }
  }

  private tryAt(at: number, sharesDestination: boolean, query: Query): void {
    // Of several destinations of a query each may list the same box.
    if (this.visited[at] === this.queries) return;
    this.visited[at] = this.queries;
    for (const index of query.open)
      if (!(index === 0 && sharesDestination) && !this.meetsAt(at, index, query.asked[index]!.set!)) return;
    if (this.meetsInParameters(at, query.parameters)) query.visit(this.order[at]!);
  }

  private scanBits(bucket: Bucket, query: Query): void {
    const { asked, parameters, visit } = query;
    const masks: Uint32Array[] = [];
    for (const [index, { set, number }] of asked.entries())
      if (set !== undefined) masks.push(this.bitsOf(bucket, index, set, number));
    const { rows, order } = this;
    const words = (bucket.end - bucket.start + 31) >>> 5;
    for (let word = 0; word < words; word += 1) {
      let bits = 0xffffffff;
      for (let mask = 0; mask < masks.length && bits !== 0; mask += 1) bits &= masks[mask]![word]!;
      for (; bits !== 0; bits &= bits - 1) {
        const at = bucket.start + word * 32 + 31 - Math.clz32(bits & -bits);
        if (at >= bucket.end || rows[at * rowSize]! > query.lastDay) break;
        if (rows[at * rowSize + 1]! < query.firstDay) continue;
        if (this.meetsInParameters(at, parameters)) visit(order[at]!);
      }
    }
  }

  private meetsAt(at: number, index: number, asked: BitSet): boolean {
    const set = this.names[index]!.sets[this.numbers[index]![at]!];
    return set === undefined || meets(set, asked);
  }

  /** Whether some values of the parameters are in both. */
  private meetsInParameters(at: number, { ends: asked, sets }: Parameters): boolean {
    const { ends, sets: ofBoxes } = this.parameters;
    const end = this.parametersFrom[at + 1]!;
    let own = this.parametersFrom[at]!;
    let other = 0;
    while (own < end && other < asked.length) {
      const axis = ends[own]!;
      const along = asked[other]!;
      if (axis === along) {
        const meet =
          ends[own + 2] === -1
            ? meets(ofBoxes[ends[own + 1]!]!, sets[asked[other + 1]!]!)
            : ends[own + 1]! <= asked[other + 2]! && ends[own + 2]! >= asked[other + 1]!;
        if (!meet) return false;
      }
      if (axis <= along) own += 3;
      if (along <= axis) other += 3;
    }
    return true;
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

function firstDayOf(box: IndexedBox): number {
  return (placesOn(box, dayAxis) as Span | undefined)?.first ?? firstDayNumber;
}

function placesOn(box: IndexedBox, axis: number): Places | undefined {
  const { on } = box;
  for (let index = 0; index < on.length && on[index]! <= axis; index += 1)
    if (on[index] === axis) return box.places[index];
  return undefined;
}

function parametersOf(box: IndexedBox): Parameters {
  const ends: number[] = [];
  const sets: BitSet[] = [];
  addParameters(box, ends, sets);
  return { ends, sets };
}

function addParameters({ on, places }: IndexedBox, ends: number[], sets: BitSet[]): void {
  for (let index = 0; index < on.length; index += 1) {
    const axis = on[index]!;
    if (axis <= dayAxis) continue;
    const values = places[index]!;
    if (isSpan(values)) ends.push(axis, values.first, values.last);
    else ends.push(axis, sets.push(values) - 1, -1);
  }
}
