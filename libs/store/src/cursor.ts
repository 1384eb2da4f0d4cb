import { Instant, Refused } from '#libs/domain';

/** What a column of an order holds. A moment is an ISO text, or `infinity`. */
interface Kinds {
  number: number;
  moment: string;
  text: string;
}
type Kind = keyof Kinds;
type Values<Columns extends readonly Kind[]> = { -readonly [Index in keyof Columns]: Kinds[Columns[Index]] };

/** The mark of a page's last row: which order it is in, and what the row has in the columns of that order. */
export function cursorOf(order: string, values: (string | number)[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

/**
 * The values of a mark that `cursorOf` made for this order.
 *
 * @throws Refused malformed-content for anything else, so that no made-up mark reaches the database
 */
export function cursorValues<const Columns extends readonly Kind[]>(
  cursor: string,
  order: string,
  columns: Columns,
): Values<Columns> {
  const [its, ...values] = parsed(cursor);
  const fits =
    its === order && values.length === columns.length && columns.every((kind, index) => isA[kind](values[index]));
  if (!fits) throw new Refused('malformed-content', '`after` is not a mark that this list gave in this order.');
  return values as Values<Columns>;
}

const isA: Record<Kind, (value: unknown) => boolean> = {
  number: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  moment: (value) => value === 'infinity' || (typeof value === 'string' && isInstant(value)),
  text: (value) => typeof value === 'string' && !value.includes('\0'),
};

const isInstant = (text: string): boolean => Instant.safeParse(text).data === text;

function parsed(cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}
