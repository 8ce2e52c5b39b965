import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codesOf } from '../../language/memo/codes.ts';
import { shortestSampled } from '../../language/memo/gram-table.ts';
import { addPair, pairList } from '../../language/memo/pair-list.ts';
import { likelyPlaces, samplePieces } from '../../language/memo/sampler.ts';

const stride = 32;
const length = shortestSampled(stride);
/** No stretch of sixteen returns. */
const text = Array.from({ length: 200 }, (_, number) => String((number * 7919) % 9973)).join('');
const codes = Uint8Array.from(codesOf(text));
const places = Array.from({ length: text.length - length + 1 }, (_, place) => place);
const pieces = samplePieces(
  places.map((place) => text.slice(place, place + length)),
  stride,
);

/** Windows as an output gives them: each keeps the last 64 units or more, and begins at a multiple of 32. */
function windows(sizes: readonly number[]): { from: number; to: number }[] {
  let from = 0;
  return sizes.map((to) => {
    const window = { from, to };
    from = (to - 64) & ~31;
    return window;
  });
}

test('each piece is seen where it stands, whatever the windows', () => {
  for (const sizes of [[text.length], [100, 190, 320, text.length], [97, 161, 225, 289, 353, 417, text.length]]) {
    const likely = likelyPlaces(pieces);
    for (const { from, to } of windows(sizes)) likely.look(codes.slice(from), to - from, from);
    for (const place of places) assert.deepEqual(likely.placesOf(place), [place]);
  }
});

test('a piece that touches a seam is seen, also one that the window before held in part', () => {
  for (let seam = 100; seam < 260; seam++) {
    const seams = pairList();
    const likely = likelyPlaces(pieces, seams);
    let isAdded = false;
    for (const { from, to } of windows([100, 190, 320, text.length])) {
      if (!isAdded && seam < to) {
        addPair(seams, seam, seam + 3);
        isAdded = true;
      }
      likely.look(codes.slice(from), to - from, from);
    }
    for (const place of places) {
      if (place < seam + 3 && place + length > seam)
        assert.ok(likely.placesOf(place)?.includes(place), `${place} at ${seam}`);
    }
  }
});
