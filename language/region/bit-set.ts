/** A set of small whole numbers, one bit each. All sets of one axis have the same number of words; none is changed once built. */
export type BitSet = Uint32Array;

export function bitSetOf(size: number, members: Iterable<number>): BitSet {
  const set = new Uint32Array(Math.ceil(size / 32));
  for (const member of members) set[member >>> 5]! |= 1 << (member & 31);
  return set;
}

export function fullBitSet(size: number): BitSet {
  const set = new Uint32Array(Math.ceil(size / 32)).fill(0xffffffff);
  if (size % 32 !== 0) set[set.length - 1] = 2 ** (size % 32) - 1;
  return set;
}

/** What is in both; undefined when that is nothing. */
export function bothIn(a: BitSet, b: BitSet): BitSet | undefined {
  const both = new Uint32Array(a.length);
  let some = 0;
  for (let word = 0; word < a.length; word += 1) some |= both[word] = a[word]! & b[word]!;
  return some === 0 ? undefined : both;
}

/** What is in `a` and not in `b`; undefined when that is nothing. */
export function onlyIn(a: BitSet, b: BitSet): BitSet | undefined {
  const only = new Uint32Array(a.length);
  let some = 0;
  for (let word = 0; word < a.length; word += 1) some |= only[word] = a[word]! & ~b[word]!;
  return some === 0 ? undefined : only;
}

export function either(a: BitSet, b: BitSet): BitSet {
  return a.map((word, index) => word | b[index]!);
}

export function meets(a: BitSet, b: BitSet): boolean {
  for (let word = 0; word < a.length; word += 1) if ((a[word]! & b[word]!) !== 0) return true;
  return false;
}

export function containsAll(outer: BitSet, inner: BitSet): boolean {
  for (let word = 0; word < outer.length; word += 1) if ((inner[word]! & ~outer[word]!) !== 0) return false;
  return true;
}

export function has(set: BitSet, member: number): boolean {
  return (set[member >>> 5]! & (1 << (member & 31))) !== 0;
}

export function someMember(set: BitSet, test: (member: number) => boolean): boolean {
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word]!; bits !== 0; bits &= bits - 1)
      if (test(word * 32 + 31 - Math.clz32(bits & -bits))) return true;
  }
  return false;
}

/** The members that pass the test. */
export function keep(set: BitSet, test: (member: number) => boolean): BitSet {
  const kept = new Uint32Array(set.length);
  for (const member of membersOf(set)) if (test(member)) kept[member >>> 5]! |= 1 << (member & 31);
  return kept;
}

/** In ascending order. */
export function membersOf(set: BitSet): number[] {
  const members: number[] = [];
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word]!; bits !== 0; bits &= bits - 1) members.push(word * 32 + 31 - Math.clz32(bits & -bits));
  }
  return members;
}

/** How many members it has. */
export function sizeOf(set: BitSet): number {
  let size = 0;
  for (let word = 0; word < set.length; word += 1) for (let bits = set[word]!; bits !== 0; bits &= bits - 1) size += 1;
  return size;
}

/** The members modulo 32, as bits: sets whose folds have none in common do not meet. Undefined stands for the whole axis. */
export function foldOf(set: BitSet | undefined): number {
  if (set === undefined) return -1;
  let fold = 0;
  for (const word of set) fold |= word;
  return fold;
}
