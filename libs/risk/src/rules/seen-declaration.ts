import type { Declaration, GoodsItem, Party } from '#libs/domain';
import { Decimal } from 'decimal.js';
import type { NamedFeatures } from './rule-set.js';
import { SeenItem } from './seen-item.js';
import {
  numberOf,
  SeenAuthorisation,
  SeenDocument,
  SeenMoney,
  SeenParty,
  SeenPreviousDocument,
  SeenTransport,
} from './seen-values.js';
import type { Watch } from './watchlists.js';

/** @throws Error if it is no number */
const decimalOf = (decimal: string | number): Decimal => new Decimal(numberOf(decimal) === 0 ? 0 : decimal);

const NO_FEATURES: NamedFeatures = {};

/**
 * A declaration as a condition sees it. A member is made when first asked for, once for all rules; lists with `Array.from`, since the
 * evaluator knows only arrays of its own realm.
 */
export class SeenDeclaration {
  readonly #made = new Map<string, unknown>();

  /** @param features of each goods item, in the order of the items */
  constructor(
    private readonly declaration: Declaration,
    private readonly allFeatures: readonly NamedFeatures[],
    private readonly watch: Watch,
  ) {}

  get localReference(): string {
    return this.declaration.localReference;
  }
  get kind(): string {
    return this.declaration.kind;
  }
  get type(): string {
    return this.declaration.type;
  }
  get advance(): boolean {
    return this.declaration.advance;
  }
  get expedited(): boolean {
    return this.declaration.expedited;
  }
  get office(): string {
    return this.declaration.office;
  }
  get declarant(): SeenParty {
    return this.once('declarant', () => this.party(this.declaration.declarant));
  }
  get representative(): SeenParty {
    return this.once('representative', () => this.party(this.declaration.representative));
  }
  get importer(): SeenParty {
    return this.once('importer', () => this.party(this.declaration.importer));
  }
  get exporter(): SeenParty {
    return this.once('exporter', () => this.party(this.declaration.exporter));
  }
  get authorisations(): SeenAuthorisation[] {
    return this.once('authorisations', () =>
      Array.from(this.declaration.authorisations, (authorisation) => new SeenAuthorisation(authorisation)),
    );
  }
  get transport(): SeenTransport {
    return this.once('transport', () => new SeenTransport(this.declaration.transport));
  }
  get containers(): string[] {
    return this.once('containers', () => Array.from(this.declaration.containers));
  }
  get goodsLocation(): string {
    return this.declaration.goodsLocation ?? '';
  }
  get dispatchCountry(): string {
    return this.declaration.dispatchCountry ?? '';
  }
  get destinationCountry(): string {
    return this.declaration.destinationCountry ?? '';
  }
  get deliveryTerms(): string {
    return this.declaration.deliveryTerms ?? '';
  }
  get ucr(): string {
    return this.declaration.ucr ?? '';
  }
  get warehouse(): string {
    return this.declaration.warehouse ?? '';
  }
  get paymentMethod(): string {
    return this.declaration.payment.method;
  }
  get guarantee(): string {
    return this.declaration.guarantee?.reference ?? '';
  }
  get invoiceTotal(): SeenMoney {
    return this.once('invoiceTotal', () => SeenMoney.of(this.declaration.invoiceTotal));
  }
  /** Prices of the items added as decimals, in each currency apart. */
  get prices(): SeenMoney[] {
    return this.once('prices', () => this.addPrices());
  }
  get totalPackages(): number {
    return numberOf(this.declaration.totalPackages);
  }
  get totalGrossMassKg(): number {
    return numberOf(this.declaration.totalGrossMassKg);
  }
  /** Gross masses of the items added as decimals; an item without one counts as nothing. */
  get itemsGrossMassKg(): number {
    return this.once('itemsGrossMassKg', () =>
      Decimal.sum(0, ...this.declaration.items.map(({ grossMassKg }) => decimalOf(grossMassKg ?? 0))).toNumber(),
    );
  }
  get documents(): SeenDocument[] {
    return this.once('documents', () =>
      Array.from(this.declaration.documents, (document) => new SeenDocument(document)),
    );
  }
  /** Those of the declaration and those of its items. */
  get allDocuments(): SeenDocument[] {
    return this.once('allDocuments', () => [...this.documents, ...this.items.flatMap(({ documents }) => documents)]);
  }
  get previousDocuments(): SeenPreviousDocument[] {
    return this.once('previousDocuments', () =>
      Array.from(this.declaration.previousDocuments, (document) => new SeenPreviousDocument(document)),
    );
  }
  get items(): SeenItem[] {
    return this.once('items', () => {
      const watched = {
        goods: (item: GoodsItem): boolean => this.watch.goods(item),
        route: (item: GoodsItem): boolean => this.watch.route(item, this.declaration),
      };
      return Array.from(
        this.declaration.items,
        (item, index) => new SeenItem(item, this.allFeatures[index] ?? NO_FEATURES, watched),
      );
    });
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T;
  }

  private party(party: Party | undefined): SeenParty {
    return new SeenParty(party, party !== undefined && this.watch.party(party));
  }

  private addPrices(): SeenMoney[] {
    const totals = new Map<string, Decimal>();
    for (const { price } of this.declaration.items) {
      if (price)
        totals.set(price.currency, (totals.get(price.currency) ?? new Decimal(0)).add(decimalOf(price.amount)));
    }
    return [...totals].map(([currency, total]) => new SeenMoney(total.toNumber(), currency));
  }
}
