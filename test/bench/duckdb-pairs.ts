import { DuckDBInstance } from '@duckdb/node-api';
import { firstParameterAxis, itemAxis } from '../../language/region/axis.ts';
import { disjoint, type IndexedBox, placesOf } from '../../language/region/indexed-box.ts';
import { isSpan, type Places } from '../../language/region/places.ts';

/** What a join in DuckDB finds, and its times by the clock, in milliseconds. */
export interface JoinedByDuckDb {
  /** Pairs of boxes that overlap, each in both orders, and each box with itself. */
  overlaps: number;
  loading: number;
  joining: number;
}

/** What the table holds of one axis: 64 names in each word, or the two ends of a span. Without a restriction that is all of them. */
interface Stored {
  types: string[];
  valuesIn: (places: Places | undefined) => bigint[];
  /** Whether two rows have places in common. */
  condition: string;
}

/**
 * The pairs of overlapping boxes by SQL, as a user of DuckDB would ask for them: a table of the boxes with spans as two numbers and sets of
 * names as bits, joined by way of a table that tells which sets of items have one in common.
 */
export async function joinInDuckDb(boxes: readonly IndexedBox[]): Promise<JoinedByDuckDb> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const started = performance.now();
    const axes = [...new Set(boxes.flatMap(({ on }) => on))].filter((axis) => axis !== itemAxis);
    const stored = axes.map((axis) => ({ axis, ...storedOf(axis, boxes) }));
    const columns = stored.flatMap(({ axis, types }) =>
      types.map((type, at) => `${columnOf(axis, at)} ${type} NOT NULL`),
    );
    await connection.run(`CREATE TABLE boxes (${['id INTEGER', 'items INTEGER', ...columns].join(', ')})`);
    const itemSets = [...new Set(boxes.map((box) => placesOf(box, itemAxis)))];
    const numberOf = new Map(itemSets.map((set, index) => [set, index]));
    const rows = await connection.createAppender('boxes');
    boxes.forEach((box, id) => {
      rows.appendInteger(id);
      rows.appendInteger(numberOf.get(placesOf(box, itemAxis))!);
      for (const { axis, types, valuesIn } of stored) {
        valuesIn(placesOf(box, axis)).forEach((value, at) => {
          if (types[at] === 'UBIGINT') rows.appendUBigInt(value);
          else rows.appendInteger(Number(value));
        });
      }
      rows.endRow();
    });
    rows.closeSync();
    await connection.run('CREATE TABLE meeting (one INTEGER, other INTEGER)');
    const meeting = await connection.createAppender('meeting');
    itemSets.forEach((one, at) => {
      itemSets.forEach((other, otherAt) => {
        if (one && other && disjoint(one, other)) return;
        meeting.appendInteger(at);
        meeting.appendInteger(otherAt);
        meeting.endRow();
      });
    });
    meeting.closeSync();
    const loaded = performance.now();
    const meets = (wanted: typeof stored) => ['true', ...wanted.map(({ condition }) => condition)].join(' AND ');
    // What most rules say something about first, on few columns; the conditions on parameters then of the pairs that are left.
    await connection.run(
      `CREATE TABLE candidates AS SELECT a.id AS one, b.id AS other FROM boxes a
       JOIN meeting ON meeting.one = a.items JOIN boxes b ON b.items = meeting.other
       WHERE ${meets(stored.filter(({ axis }) => axis < firstParameterAxis))}`,
    );
    await connection.run(
      `CREATE TABLE pairs AS SELECT one, other FROM candidates JOIN boxes a ON a.id = one JOIN boxes b ON b.id = other
       WHERE ${meets(stored.filter(({ axis }) => axis >= firstParameterAxis))}`,
    );
    const joining = performance.now() - loaded;
    const counted = await connection.runAndReadAll('SELECT count(*) FROM pairs');
    return { overlaps: Number(counted.getRows()[0]![0]), loading: loaded - started, joining };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const all64 = (1n << 64n) - 1n;

function storedOf(axis: number, boxes: readonly IndexedBox[]): Stored {
  const example = boxes.map((box) => placesOf(box, axis)).find((places) => places !== undefined)!;
  const [first, second] = [columnOf(axis, 0), columnOf(axis, 1)];
  if (isSpan(example)) {
    return {
      types: ['INTEGER', 'INTEGER'],
      valuesIn: (places) =>
        places && isSpan(places) ? [BigInt(places.first), BigInt(places.last)] : [-(2n ** 31n), 2n ** 31n - 1n],
      condition: `greatest(a.${first}, b.${first}) <= least(a.${second}, b.${second})`,
    };
  }
  const words = Array.from({ length: Math.ceil(example.length / 2) }, (_, word) => word);
  return {
    types: words.map(() => 'UBIGINT'),
    valuesIn: (places) =>
      words.map((word) =>
        places && !isSpan(places) ? BigInt(places[2 * word]!) | (BigInt(places[2 * word + 1] ?? 0) << 32n) : all64,
      ),
    condition: `(${words.map((word) => `(a.${columnOf(axis, word)} & b.${columnOf(axis, word)}) <> 0`).join(' OR ')})`,
  };
}

function columnOf(axis: number, part: number): string {
  return `axis${axis}_${part}`;
}
