/** A stretch of neighbouring scores that are given one probability. */
interface Block {
  rows: number;
  hits: number;
  from: number;
  to: number;
}

const share = ({ hits, rows }: Block): number => hits / rows;

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955): the rising step function that is nearest to the labels in
 * least squares. Answers both ends of each step. Probabilities keep half a row's distance from 0 and 1, which so many rows can't tell.
 */
export function isotonicOf(scores: Float64Array, labels: Uint8Array): { scores: number[]; probabilities: number[] } {
  const order = Uint32Array.from(scores, (_, row) => row);
  order.sort((one, other) => (scores[one] as number) - (scores[other] as number));
  const blocks: Block[] = [];
  for (const row of order) {
    const at = scores[row] as number;
    const hit = labels[row] === 0 ? 0 : 1;
    const last = blocks.at(-1);
    // Rows of one score are one, whatever follows.
    if (last?.from === at && last.to === at) pool(last, { rows: 1, hits: hit, from: at, to: at });
    else {
      settle(blocks);
      blocks.push({ rows: 1, hits: hit, from: at, to: at });
    }
  }
  settle(blocks);
  const least = 0.5 / (scores.length + 1);
  const points = blocks.flatMap((block) => {
    const probability = Math.min(1 - least, Math.max(least, share(block)));
    const ends = block.from === block.to ? [block.from] : [block.from, block.to];
    return ends.map((score) => ({ score, probability }));
  });
  return { scores: points.map(({ score }) => score), probabilities: points.map(({ probability }) => probability) };
}

/** Pools the last block with those before it for as long as it does not rise above them. */
function settle(blocks: Block[]): void {
  for (;;) {
    const [before, last] = blocks.slice(-2);
    if (!before || !last || share(last) > share(before)) return;
    pool(before, last);
    blocks.pop();
  }
}

function pool(into: Block, other: Block): void {
  into.rows += other.rows;
  into.hits += other.hits;
  into.to = other.to;
}
