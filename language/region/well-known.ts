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

/** Orders places: well-known ones first, the others by their codes. */
export function byRenown(a: string, b: string): number {
  const [first, second] = [places.get(a), places.get(b)];
  if (first !== undefined || second !== undefined) return (first ?? Infinity) - (second ?? Infinity);
  return a < b ? -1 : a > b ? 1 : 0;
}
