import type { Declaration, Money, Party } from '#libs/domain';

/**
 * What a condition sees of a declaration's parts. Missing text is "", a missing number NaN, a missing list empty: so a
 * condition about what is missing is false, rather than an error, and `known(…)` asks whether something was declared.
 */

/** A decimal as a double; NaN where missing. @throws Error if it is no number, so that the rule that reads it fails */
export function numberOf(decimal: string | number | undefined): number {
  if (decimal === undefined) return Number.NaN;
  const number = decimal === '' ? Number.NaN : Number(decimal);
  if (!Number.isFinite(number)) throw new Error(`not a number: ${JSON.stringify(decimal)}`);
  return number;
}

/** An amount of money; amount NaN and no currency where missing. */
export class SeenMoney {
  constructor(
    readonly amount: number,
    readonly currency: string,
  ) {}

  static of(money: Money | undefined): SeenMoney {
    return new SeenMoney(numberOf(money?.amount), money?.currency ?? '');
  }
}

/** A trader. */
export class SeenParty {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;

  /** @param watched whether a watchlist in force names it */
  constructor(
    party: Party | undefined,
    readonly watched: boolean,
  ) {
    this.id = party?.id ?? '';
    this.name = party?.name ?? '';
    this.city = party?.address?.city ?? '';
    this.country = party?.address?.country ?? '';
  }
}

/** A document produced with a declaration or an item. */
export class SeenDocument {
  readonly type: string;
  readonly id: string;
  readonly status: string;

  constructor({ type, id, status }: Declaration['documents'][number]) {
    this.type = type;
    this.id = id ?? '';
    this.status = status ?? '';
  }
}

/** A reference to what preceded. */
export class SeenPreviousDocument {
  readonly category: string;
  readonly type: string;
  readonly id: string;

  constructor({ category, type, id }: Declaration['previousDocuments'][number]) {
    this.category = category ?? '';
    this.type = type;
    this.id = id ?? '';
  }
}

/** An authorisation named in a declaration. */
export class SeenAuthorisation {
  readonly type: string;
  readonly holder: string;

  constructor({ type, holder }: Declaration['authorisations'][number]) {
    this.type = type;
    this.holder = holder ?? '';
  }
}

/** How the goods are carried over the border. */
export class SeenTransport {
  readonly mode: string;
  readonly nationality: string;
  readonly id: string;

  constructor({ mode, nationality, id }: Declaration['transport']) {
    this.mode = mode;
    this.nationality = nationality ?? '';
    this.id = id ?? '';
  }
}
