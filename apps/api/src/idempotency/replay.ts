/** An answer given before to the same request under the same Idempotency-Key; thrown, since it takes the place of any other. */
export class Replay extends Error {
  override readonly name = 'Replay';
  constructor(readonly answer: { status: number; body: unknown }) {
    super('answered before');
  }
}
