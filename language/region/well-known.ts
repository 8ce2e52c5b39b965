/** Places that most readers know, first; a witness and a list of places name these before others. */
const wellKnownPlaces = [
  'US',
  'IN',
  'RU',
  'CN',
  'GB',
  'DE',
  'FR',
  'JP',
  'KR',
  'IL',
  'IR',
  'KP',
  'PK',
  'TR',
  'AE',
  'BR',
];

const places = new Map(wellKnownPlaces.map((code, index) => [code, index]));

/** From 0, the best known; the same for all that are not well known. */
export function renown(place: string): number {
  return places.get(place) ?? wellKnownPlaces.length;
}

/** Well-known places first, the others by their codes. Of long lists few are well known, and the others mostly in order. */
export function inOrderOfRenown(codes: readonly string[]): string[] {
  const known = codes.filter((code) => places.has(code));
  const others = codes.filter((code) => !places.has(code));
  return [...known.sort((a, b) => renown(a) - renown(b)), ...others.sort()];
}
