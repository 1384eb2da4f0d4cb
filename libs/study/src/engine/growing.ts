type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that grows by half as it is written beyond its end. What was never written is 0. */
export class Growing<Kind extends Numbers> {
  values: Kind;

  constructor(private readonly kind: new (length: number) => Kind) {
    this.values = new kind(1024);
  }

  set(place: number, value: number): void {
    if (place >= this.values.length) this.reserve(Math.max(place + 1, Math.ceil(this.values.length * 1.5)));
    this.values[place] = value;
  }

  /** Makes room for so many values, if there is less. */
  reserve(count: number): void {
    if (count <= this.values.length) return;
    const larger = new this.kind(count);
    larger.set(this.values);
    this.values = larger;
  }
}
