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

/** Orders places: well-known ones first, the others by their codes. */
export function byRenown(a: string, b: string): number {
  return renown(a) - renown(b) || (a < b ? -1 : a > b ? 1 : 0);
}
