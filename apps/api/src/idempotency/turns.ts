/** Lets those who come with the same key work one after another, and all others at once. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(key, mine);
    const done = () => {
      if (this.last.get(key) === mine) this.last.delete(key);
    };
    mine.then(done, done);
    return mine;
  }
}
