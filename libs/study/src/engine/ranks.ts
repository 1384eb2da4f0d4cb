/** Up to so many values sorting is as quick as counting. */
const FEW = 128;
const MOST_BINS = 65_536;
const bins = new Uint32Array(MOST_BINS);
/** What stands in a bin that nobody asks for. */
const UNWANTED = 0xffffffff;

/** Values that are not negative, and between which they lie. */
export interface Ranked {
  seconds: Float32Array;
  min: number;
  max: number;
}

/**
 * The values that sorting would put at these ranks. Exact, in time in proportion to the values: the bits of a number that is not
 * negative order as the number does, so their upper part says in which bin a value lies, with bins the narrower the smaller the values;
 * and only what lies in a bin with one of the ranks is put in order.
 *
 * @param values none NaN; few ones are put in another order
 * @param ranks ascending, from 0 up
 */
export function atRanks({ seconds, min, max }: Ranked, ranks: ArrayLike<number>): Float32Array {
  if (seconds.length <= FEW) {
    seconds.sort();
    return Float32Array.from(ranks, (rank) => seconds[rank] as number);
  }
  const bits = new Uint32Array(seconds.buffer, seconds.byteOffset, seconds.length);
  const [least = 0, largest = 0] = new Uint32Array(Float32Array.of(min, max).buffer);
  const shift = shiftFor(largest - least, Math.min(MOST_BINS, bits.length));
  const count = ((largest - least) >>> shift) + 1;
  bins.fill(0, 0, count);
  for (let index = 0; index < bits.length; index++) {
    const bin = ((bits[index] as number) - least) >>> shift;
    bins[bin] = (bins[bin] as number) + 1;
  }
  const { places, room } = placesFor(ranks, count);
  const wanted = new Float32Array(room);
  for (let index = 0; index < bits.length; index++) {
    const bin = ((bits[index] as number) - least) >>> shift;
    const place = bins[bin] as number;
    if (place === UNWANTED) continue;
    wanted[place] = seconds[index] as number;
    bins[bin] = place + 1;
  }
  // Bins follow each other in their order: sorted as a whole, each keeps its own room.
  wanted.sort();
  return Float32Array.from(places, (place) => wanted[place] as number);
}

/** By how many bits to shift so that a range falls into no more bins than this. */
function shiftFor(range: number, most: number): number {
  let shift = 0;
  while (range >>> shift >= most) shift++;
  return shift;
}

/** Puts in place of each bin's count where its values shall begin, one wanted bin after the other; and says where each rank will be. */
function placesFor(ranks: ArrayLike<number>, count: number): { places: Uint32Array; room: number } {
  const places = new Uint32Array(ranks.length);
  let next = 0;
  let rank = 0;
  let room = 0;
  for (let bin = 0; bin < count; bin++) {
    const end = rank + (bins[bin] as number);
    const isWanted = next < ranks.length && (ranks[next] as number) < end;
    while (next < ranks.length && (ranks[next] as number) < end) places[next] = room + (ranks[next++] as number) - rank;
    const its = room;
    if (isWanted) room += end - rank;
    bins[bin] = isWanted ? its : UNWANTED;
    rank = end;
  }
  return { places, room };
}
