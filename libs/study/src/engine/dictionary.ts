/** Texts under numbers from 0 up, so that columns hold numbers. */
export class Dictionary {
  private readonly codes = new Map<string, number>();
  readonly texts: string[] = [];

  /** The number of a text, new where it has none yet. */
  code(text: string): number {
    let code = this.codes.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.codes.set(text, code);
      this.texts.push(text);
    }
    return code;
  }

  text(code: number): string {
    return this.texts[code] ?? '';
  }
}

/** Sets of texts under numbers: declarations of the same chapters have the same one. */
export class SetDictionary {
  private readonly whole = new Dictionary();
  /** Numbers by texts as they came, in whatever order, so that few have to be put in order. */
  private readonly known = new Map<string, number>();
  readonly members = new Dictionary();
  /** By the number of a set, the numbers of its members. */
  readonly sets: number[][] = [];

  code(texts: readonly string[]): number {
    const asGiven = texts.join('\n');
    const known = this.known.get(asGiven);
    if (known !== undefined) return known;
    const members = [...new Set(texts)].sort();
    const code = this.whole.code(members.join('\n'));
    this.known.set(asGiven, code);
    if (code === this.sets.length) this.sets.push(members.map((member) => this.members.code(member)));
    return code;
  }
}
