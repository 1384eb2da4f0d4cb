import type { GoodsItem } from '#libs/domain';
import { Decimal } from 'decimal.js';
import { isOf } from '../goods.js';
import type { NamedFeatures } from './rule-set.js';
import { numberOf, SeenDocument, SeenMoney, SeenPreviousDocument } from './seen-values.js';

/** What is to become of the goods, and what they were before. */
export class SeenProcedure {
  readonly current: string;
  readonly previous: string;
  readonly additional: string[];

  constructor(procedure: GoodsItem['procedure']) {
    this.current = procedure?.current ?? '';
    this.previous = procedure?.previous ?? '';
    this.additional = Array.from(procedure?.additional ?? []);
  }
}

/** Packages of an item. */
export class SeenPackaging {
  readonly count: number;
  readonly type: string;
  readonly marks: string;

  constructor({ count, type, marks }: GoodsItem['packages'][number]) {
    this.count = numberOf(count);
    this.type = type ?? '';
    this.marks = marks ?? '';
  }
}

/** One duty or tax on an item; the rate in per cent. */
export class SeenTax {
  readonly type: string;
  readonly rate: number;
  readonly preference: string;
  readonly paymentMethod: string;
  readonly amount: SeenMoney;

  constructor({ type, rate, preference, paymentMethod, amount }: GoodsItem['taxes'][number]) {
    this.type = type ?? '';
    this.rate = numberOf(rate);
    this.preference = preference ?? '';
    this.paymentMethod = paymentMethod ?? '';
    this.amount = SeenMoney.of(amount);
  }
}

/** One goods item as a condition sees it. A member is made when first asked for, since most conditions ask for few. */
export class SeenItem {
  #price?: SeenMoney;
  #statisticalValue?: SeenMoney;
  #pricePerKg?: number;
  #procedure?: SeenProcedure;
  #packages?: SeenPackaging[];
  #documents?: SeenDocument[];
  #previousDocuments?: SeenPreviousDocument[];
  #taxes?: SeenTax[];
  #watchedGoods?: boolean;
  #watchedRoute?: boolean;

  /** @param watched whether a watchlist in force names the goods, and their route */
  constructor(
    private readonly item: GoodsItem,
    readonly features: NamedFeatures,
    private readonly watched: { goods(item: GoodsItem): boolean; route(item: GoodsItem): boolean },
  ) {}

  get number(): number {
    return this.item.number;
  }
  get description(): string {
    return this.item.description ?? '';
  }
  get commodityCode(): string {
    return this.item.commodityCode ?? '';
  }
  get chapter(): string {
    return this.commodityCode.slice(0, 2);
  }
  get heading(): string {
    return this.commodityCode.slice(0, 4);
  }
  get hs6(): string {
    return this.commodityCode.slice(0, 6);
  }
  get origin(): string {
    return this.item.origin ?? '';
  }
  get grossMassKg(): number {
    return numberOf(this.item.grossMassKg);
  }
  get netMassKg(): number {
    return numberOf(this.item.netMassKg);
  }
  get supplementaryQuantity(): number {
    return numberOf(this.item.supplementaryQuantity);
  }
  get price(): SeenMoney {
    return (this.#price ??= SeenMoney.of(this.item.price));
  }
  get statisticalValue(): SeenMoney {
    return (this.#statisticalValue ??= SeenMoney.of(this.item.statisticalValue));
  }
  /** In the currency of the price, divided as decimals; NaN where price or mass is missing, or the mass is nothing. */
  get pricePerKg(): number {
    return (this.#pricePerKg ??= this.dividePrice());
  }
  get valuationMethod(): string {
    return this.item.valuationMethod ?? '';
  }
  get procedure(): SeenProcedure {
    return (this.#procedure ??= new SeenProcedure(this.item.procedure));
  }
  get packages(): SeenPackaging[] {
    return (this.#packages ??= Array.from(this.item.packages, (packaging) => new SeenPackaging(packaging)));
  }
  get documents(): SeenDocument[] {
    return (this.#documents ??= Array.from(this.item.documents, (document) => new SeenDocument(document)));
  }
  get previousDocuments(): SeenPreviousDocument[] {
    return (this.#previousDocuments ??= Array.from(
      this.item.previousDocuments,
      (each) => new SeenPreviousDocument(each),
    ));
  }
  get taxes(): SeenTax[] {
    return (this.#taxes ??= Array.from(this.item.taxes, (tax) => new SeenTax(tax)));
  }
  get watchedGoods(): boolean {
    return (this.#watchedGoods ??= this.watched.goods(this.item));
  }
  get watchedRoute(): boolean {
    return (this.#watchedRoute ??= this.watched.route(this.item));
  }

  /** Whether the commodity code begins with one of these digits. */
  isOf(prefixes: readonly string[]): boolean {
    return isOf(this.item, prefixes);
  }

  private dividePrice(): number {
    const { price, netMassKg } = this.item;
    if (!price || netMassKg === undefined) return Number.NaN;
    if (!(numberOf(price.amount) >= 0) || !(numberOf(netMassKg) > 0)) return Number.NaN;
    return new Decimal(price.amount).div(netMassKg).toNumber();
  }
}
