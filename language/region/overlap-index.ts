import { dayAxis, endUserAxis, forAxis, fromAxis, itemAxis, toAxis } from './axis.ts';
import { type BitSet, foldOf, meets, membersOf } from './bit-set.ts';
import { firstDayNumber, lastDayNumber } from './day.ts';
import { type IndexedBox, placesOf } from './indexed-box.ts';
import { isSpan, type Places, type Span } from './places.ts';

/*
 * Which of very many boxes meet a given one, or one another, exactly. Boxes that name the same items stand together in a bucket, and which
 * buckets share an item is worked out once for each pair. Within a bucket each box is a row of numbers, in the order of their first days:
 * most boxes are dismissed by what lies side by side in memory, in a few nanoseconds, and only what is left is compared in its sets and
 * parameters. A large bucket keeps bits too, for each destination one a box, so that 32 boxes are dismissed at a time.
 */

/** The axes that are sets of names, items aside: the first is compared by folds, the others by the numbers of their sets. */
const nameAxes = [toAxis, fromAxis, forAxis, endUserAxis];

/** From this many boxes on a bucket is searched by the bits of destinations. */
const bitsFrom = 64;

/** Along an axis with more different sets than this the sets themselves are compared: the number of a set fills a byte of a row. */
const rowLimit = 256;

/** Up to this many buckets each remembers which it meets. */
const rememberLimit = 4_096;

/** What stands in a row: the first and last day, the fold of the destinations, a byte for the set of each other axis of names, */
const rowSize = 6;
const firstDayIn = 0;
const lastDayIn = 1;
const foldIn = 2;
const bytesIn = 3;
/** where the parameters begin, and the number of the box. */
const parametersIn = 4;
const boxIn = 5;

interface Bucket {
  /** Undefined where the items are not restricted. */
  items: BitSet | undefined;
  /** Where its boxes stand, from `start` until `end`. */
  start: number;
  end: number;
  /** The buckets that share an item with it; found when first asked for. */
  meeting: Bucket[] | undefined;
  /**
   * Of a large bucket, for each destination, then once more for all of them, `words` words: a bit for each box that names it and, in the
   * last, for each that names none.
   */
  bits: Uint32Array | undefined;
  words: number;
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
  rowOf(set: BitSet, number: number | undefined): Uint8Array | undefined {
    if (this.sets.length > rowLimit) return undefined;
    const known = number === undefined ? undefined : this.rows.get(number);
    if (known) return known;
    const row = new Uint8Array(rowLimit);
    for (let other = 0; other < this.sets.length; other += 1) {
      const names = this.sets[other];
      row[other] = names === undefined || meets(names, set) ? 1 : 0;
    }
    if (number !== undefined) this.rows.set(number, row);
    return row;
  }

  /** How many words each set has. */
  get words(): number {
    return this.sets[1]?.length ?? 0;
  }
}

/** What a query asks along one axis of names: by row or, where there is none, of the sets themselves. */
interface Asked {
  row: Uint8Array | undefined;
  set: BitSet | undefined;
}

interface Query {
  items: BitSet | undefined;
  /** By name axis. */
  asked: readonly Asked[];
  /** The rows of the axes other than the destinations. */
  from: Uint8Array;
  uses: Uint8Array;
  endUsers: Uint8Array;
  /** Whether there are none along some of these, where something is asked. */
  isOpen: boolean;
  firstDay: number;
  lastDay: number;
  /** The members of the destinations modulo 32: folds without a common bit are those of sets that do not meet. */
  fold: number;
  parameters: Parameters;
  /** Where its own parameters begin. */
  parametersFrom: number;
  /** Only boxes with a lower place are asked about. */
  before: number;
  visit: (number: number) => void;
}

/**
 * Parameters in ascending order of their axes, three numbers each: the axis, and the ends of a span or, for names, their set and -1.
 * After the last one of a box stands `noAxis`.
 */
interface Parameters {
  ends: Int32Array;
  sets: readonly BitSet[];
}

/** Greater than each axis. */
const noAxis = 2 ** 31 - 1;

const unrestricted: Asked = { row: undefined, set: undefined };

/** The row where nothing is asked, or the sets themselves are. */
const anySet = new Uint8Array(rowLimit).fill(1);

function byRows(asked: readonly Asked[]): Pick<Query, 'asked' | 'from' | 'uses' | 'endUsers' | 'isOpen'> {
  const [, from, uses, endUsers] = asked;
  return {
    asked,
    from: from!.row ?? anySet,
    uses: uses!.row ?? anySet,
    endUsers: endUsers!.row ?? anySet,
    isOpen: asked.some(({ set, row }, index) => index > 0 && set && !row),
  };
}

export class OverlapIndex {
  /** How many boxes there are. */
  readonly size: number;
  private readonly buckets: Bucket[] = [];
  private readonly bucketOf = new Map<Places | undefined, Bucket>();
  private readonly names = nameAxes.map(() => new NumberedSets());
  /** By name axis, then by place: the number of the box's set. */
  private readonly numbers: Int32Array[];
  /** By place in the order of the buckets, and in each by first days. */
  private readonly rows: Int32Array;
  private readonly parameters: Parameters;
  /** How many bits the sets of destinations have. */
  private readonly destinations: number;

  /** The boxes are those of one `indexBox` each, numbered by their place in the list. */
  constructor(boxes: readonly IndexedBox[]) {
    const size = boxes.length;
    this.size = size;
    const byItems = new Map<Places | undefined, number[]>();
    let parameters = 0;
    for (let box = 0; box < size; box += 1) {
      const items = placesOf(boxes[box]!, itemAxis);
      const known = byItems.get(items);
      if (known) known.push(box);
      else byItems.set(items, [box]);
      parameters += parameterCount(boxes[box]!);
    }
    this.numbers = nameAxes.map(() => new Int32Array(size));
    this.rows = new Int32Array(size * rowSize);
    const ends = new Int32Array(3 * parameters + size);
    const sets: BitSet[] = [];
    const firstDays = Int32Array.from(boxes, (box) => firstDayOf(box));
    let [place, end] = [0, 0];
    for (const [items, members] of byItems) {
      const start = place;
      members.sort((a, b) => firstDays[a]! - firstDays[b]!);
      for (const box of members) {
        this.place(boxes[box]!, box, place, end);
        end = addParameters(boxes[box]!, ends, end, sets);
        place += 1;
      }
      const words = place - start < bitsFrom ? 0 : (place - start + 31) >>> 5;
      const bucket: Bucket = {
        items: items as BitSet | undefined,
        start,
        end: place,
        meeting: undefined,
        bits: undefined,
        words,
      };
      this.buckets.push(bucket);
      this.bucketOf.set(items, bucket);
    }
    this.parameters = { ends, sets };
    this.destinations = 32 * this.names[0]!.words;
    this.noteDestinations();
  }

  private noteDestinations(): void {
    const { destinations } = this;
    if (destinations === 0) return;
    const membersOfSets = this.names[0]!.sets.map((set) => (set ? membersOf(set) : [destinations]));
    for (const bucket of this.buckets) {
      const { start, end, words } = bucket;
      if (words === 0) continue;
      const bits = new Uint32Array((destinations + 1) * words);
      for (let place = start; place < end; place += 1) {
        const at = place - start;
        for (const member of membersOfSets[this.numbers[0]![place]!]!)
          bits[member * words + (at >>> 5)]! |= 1 << (at & 31);
      }
      bucket.bits = bits;
    }
  }

  private place(source: IndexedBox, box: number, at: number, parametersFrom: number): void {
    let bytes = 0;
    for (let index = 0; index < nameAxes.length; index += 1) {
      const number = this.names[index]!.numberOf(placesOf(source, nameAxes[index]!));
      this.numbers[index]![at] = number;
      if (index > 0) bytes |= (number & (rowLimit - 1)) << (8 * (index - 1));
    }
    const { rows } = this;
    const row = at * rowSize;
    rows[row + firstDayIn] = firstDayOf(source);
    rows[row + lastDayIn] = lastDayOf(source);
    rows[row + foldIn] = foldOf(placesOf(source, toAxis) as BitSet | undefined);
    rows[row + bytesIn] = bytes;
    rows[row + parametersIn] = parametersFrom;
    rows[row + boxIn] = box;
  }

  /** Calls `visit` with the number of each box that meets the one given, each once, in no order. */
  eachMeeting(box: IndexedBox, visit: (number: number) => void): void {
    const asked = nameAxes.map((axis, index) => {
      const set = placesOf(box, axis) as BitSet | undefined;
      return this.askedOf(index, set, set && this.names[index]!.known(set));
    });
    this.answer({
      items: placesOf(box, itemAxis) as BitSet | undefined,
      ...byRows(asked),
      firstDay: firstDayOf(box),
      lastDay: lastDayOf(box),
      fold: foldOf(asked[0]!.set),
      parameters: parametersOf(box),
      parametersFrom: 0,
      before: this.size,
      visit,
    });
  }

  /**
   * Calls `visit` with the numbers of each two boxes that meet, each two once, in no order, until it answers false. Boxes that name the same
   * items are asked about one after the other, so that what they are compared with stays near the processor. Says whether it came to the end.
   */
  eachPair(visit: (one: number, other: number) => boolean): boolean {
    const { rows, parameters } = this;
    let goesOn = true;
    for (const { items, start, end } of this.buckets) {
      for (let place = start; place < end && goesOn; place += 1) {
        const row = place * rowSize;
        const box = rows[row + boxIn]!;
        const asked = this.numbers.map((numbers, index) => {
          const number = numbers[place]!;
          return this.askedOf(index, this.names[index]!.sets[number], number);
        });
        this.answer({
          items,
          ...byRows(asked),
          firstDay: rows[row + firstDayIn]!,
          lastDay: rows[row + lastDayIn]!,
          fold: rows[row + foldIn]!,
          parameters,
          parametersFrom: rows[row + parametersIn]!,
          before: place,
          visit: (other) => {
            goesOn &&= visit(box, other);
          },
        });
      }
    }
    return goesOn;
  }

  /** What is asked along an axis of names, by the number of the set where boxes name it. */
  private askedOf(index: number, set: BitSet | undefined, number: number | undefined): Asked {
    return set === undefined ? unrestricted : { row: this.names[index]!.rowOf(set, number), set };
  }

  private answer(query: Query): void {
    const { before } = query;
    const destinations = query.asked[0]!.set;
    const members = destinations && membersOf(destinations);
    for (const bucket of this.bucketsMeeting(query.items)) {
      const { start, end, bits } = bucket;
      if (start >= before) continue;
      if (members && bits) this.scanBits(bucket, bits, members, query);
      else this.scan(start, Math.min(end, before), query);
    }
  }

  private bucketsMeeting(items: BitSet | undefined): Bucket[] {
    if (items === undefined) return this.buckets;
    const own = this.bucketOf.get(items);
    if (own?.meeting) return own.meeting;
    const meeting = this.buckets.filter((other) => other.items === undefined || meets(other.items, items));
    if (own && this.buckets.length <= rememberLimit) own.meeting = meeting;
    return meeting;
  }

  private scan(start: number, end: number, query: Query): void {
    const { rows } = this;
    const { lastDay, fold, asked } = query;
    for (let place = start; place < end; place += 1) {
      const row = place * rowSize;
      if (rows[row + firstDayIn]! > lastDay) return;
      if ((rows[row + foldIn]! & fold) === 0 || this.isDismissed(row, query)) continue;
      if (this.meetsAlong(0, place, asked[0]!.set)) this.tryAt(place, query);
    }
  }

  private scanBits({ start, end, words }: Bucket, bits: Uint32Array, members: readonly number[], query: Query): void {
    const { rows } = this;
    const { before, lastDay } = query;
    const anyDestination = this.destinations * words;
    const last = before < end ? (before - start + 31) >>> 5 : words;
    for (let word = 0; word < last; word += 1) {
      let open = bits[anyDestination + word]!;
      for (const member of members) open |= bits[member * words + word]!;
      for (; open !== 0; open &= open - 1) {
        const place = start + word * 32 + 31 - Math.clz32(open & -open);
        const row = place * rowSize;
        if (place >= before || rows[row + firstDayIn]! > lastDay) return;
        if (!this.isDismissed(row, query)) this.tryAt(place, query);
      }
    }
  }

  /** Whether the box of the row had ended before, or has none of the names that are asked for along some axis that has rows. */
  private isDismissed(row: number, { firstDay, from, uses, endUsers }: Query): boolean {
    const { rows } = this;
    const bytes = rows[row + bytesIn]!;
    return (
      rows[row + lastDayIn]! < firstDay ||
      (from[bytes & 255]! & uses[(bytes >>> 8) & 255]! & endUsers[(bytes >>> 16) & 255]!) === 0
    );
  }

  private tryAt(place: number, query: Query): void {
    const { rows } = this;
    const row = place * rowSize;
    if (query.isOpen && !this.meetsInSets(place, query)) return;
    if (this.meetsInParameters(rows[row + parametersIn]!, query)) query.visit(rows[row + boxIn]!);
  }

  /** Whether the sets themselves have a name in common, along the axes that have too many of them for rows. */
  private meetsInSets(place: number, { asked }: Query): boolean {
    for (let index = 1; index < asked.length; index += 1)
      if (!asked[index]!.row && !this.meetsAlong(index, place, asked[index]!.set)) return false;
    return true;
  }

  private meetsAlong(index: number, place: number, asked: BitSet | undefined): boolean {
    const own = this.names[index]!.sets[this.numbers[index]![place]!];
    return own === undefined || asked === undefined || meets(own, asked);
  }

  /** Whether some values of the parameters, of which those of a box begin at `own`, are in both. */
  private meetsInParameters(own: number, { parameters, parametersFrom }: Query): boolean {
    const { ends, sets } = this.parameters;
    const { ends: asked, sets: setsAsked } = parameters;
    let other = parametersFrom;
    let axis = ends[own]!;
    let along = asked[other]!;
    while (axis !== noAxis && along !== noAxis) {
      if (axis === along) {
        const meet =
          ends[own + 2] === -1
            ? meets(sets[ends[own + 1]!]!, setsAsked[asked[other + 1]!]!)
            : ends[own + 1]! <= asked[other + 2]! && ends[own + 2]! >= asked[other + 1]!;
        if (!meet) return false;
      }
      const isBehind = axis <= along;
      if (along <= axis) {
        other += 3;
        along = asked[other]!;
      }
      if (isBehind) {
        own += 3;
        axis = ends[own]!;
      }
    }
    return true;
  }
}

function firstDayOf(box: IndexedBox): number {
  return (placesOf(box, dayAxis) as Span | undefined)?.first ?? firstDayNumber;
}

function lastDayOf(box: IndexedBox): number {
  return (placesOf(box, dayAxis) as Span | undefined)?.last ?? lastDayNumber;
}

/** How many parameters the box restricts. */
function parameterCount({ on }: IndexedBox): number {
  let count = 0;
  for (let index = on.length - 1; index >= 0 && on[index]! > dayAxis; index -= 1) count += 1;
  return count;
}

function parametersOf(box: IndexedBox): Parameters {
  const ends = new Int32Array(3 * parameterCount(box) + 1);
  const sets: BitSet[] = [];
  addParameters(box, ends, 0, sets);
  return { ends, sets };
}

/** Writes the parameters of a box from the place given on; gives the one after them. */
function addParameters({ on, places }: IndexedBox, ends: Int32Array, start: number, sets: BitSet[]): number {
  let end = start;
  for (let index = 0; index < on.length; index += 1) {
    const axis = on[index]!;
    if (axis <= dayAxis) continue;
    const values = places[index]!;
    ends[end] = axis;
    ends[end + 1] = isSpan(values) ? values.first : sets.push(values) - 1;
    ends[end + 2] = isSpan(values) ? values.last : -1;
    end += 3;
  }
  ends[end] = noAxis;
  return end + 1;
}
