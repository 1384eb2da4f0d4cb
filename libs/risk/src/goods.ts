import type { GoodsItem } from '#libs/domain';

/** Harmonized System chapter: the first two digits; undefined where the item states no commodity code. */
export const chapterOf = ({ commodityCode }: GoodsItem): string | undefined => commodityCode?.slice(0, 2);

/** Whether the item's commodity code begins with one of these digits. */
export const isOf = ({ commodityCode }: GoodsItem, prefixes: readonly string[]): boolean =>
  commodityCode !== undefined && prefixes.some((prefix) => commodityCode.startsWith(prefix));
