import { Sourced, sourced, within } from './sourced.js';
import { childOf, elementAt, pathOf, textOf, type XmlElement } from './xml-tree.js';

type From = XmlElement | undefined;

/** Trimmed text at a way of names. */
export const text = (from: From, ...names: string[]): Sourced => sourced(from, names, textOf);

/** A whole number; what is none stays text, for the schema to refuse. */
export const whole = (from: From, ...names: string[]): Sourced =>
  sourced(from, names, (element) => {
    const digits = textOf(element);
    return digits !== undefined && /^\+?\d{1,15}$/.test(digits) ? Number(digits) : digits;
  });

/** A decimal number as text: a sign, or a point at either end, is brought to the plain form. */
export const decimal = (from: From, ...names: string[]): Sourced =>
  sourced(from, names, (element) => plainDecimal(textOf(element)));

function plainDecimal(written: string | undefined): string | undefined {
  return written
    ?.replace(/^\+(?=[\d.])/, '')
    .replace(/^\.(?=\d)/, '0.')
    .replace(/^(\d+)\.$/, '$1');
}

/** An amount with the currency of its `currencyID`; absent where the element is absent or empty. */
export function money(from: From, ...names: string[]): Sourced | undefined {
  const element = elementAt(from, names);
  if (!element || textOf(element) === undefined) return undefined;
  const currency = element.attributes['currencyID']?.trim();
  return within(element, {
    amount: decimal(element),
    currency: new Sourced(currency || undefined, () => `${pathOf(element)}/@currencyID`, element),
  });
}

/**
 * A date and time in formats 304 (`20210719145534Z`, `20250731143931+01`), 204, 203 or 102 of UN/EDIFACT code list 2379, as ISO
 * 8601. Without a zone it is UTC. What does not fit stays as it is, for the schema to refuse.
 */
export const instant = (from: From, ...names: string[]): Sourced =>
  sourced(from, names, (element) => {
    const written = textOf(childOf(element, 'DateTimeString') ?? element);
    const parts = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d):?(\d\d)?)?$/.exec(written ?? '');
    if (!parts) return written;
    const [, year, month, day, hour = '00', minute = '00', second = '00', , zone, zoneMinutes = '00'] = parts;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone ? `${zone}:${zoneMinutes}` : 'Z'}`;
  });

/** A party by identification, or by name and address; absent where neither is given. */
export function party(element: From): Sourced | undefined {
  if (!element) return undefined;
  const id = text(element, 'ID');
  const name = text(element, 'Name');
  if (id.value === undefined && name.value === undefined) return undefined;
  return within(element, { id, name, address: address(childOf(element, 'Address')) });
}

function address(element: From): Sourced | undefined {
  return (
    element &&
    within(element, {
      line: text(element, 'Line'),
      city: text(element, 'CityName'),
      postcode: text(element, 'PostcodeID'),
      country: text(element, 'CountryCode'),
    })
  );
}

/** A document produced; its type is category and type code together, as N935 is N and 935. */
export function supportingDocument(element: XmlElement): Sourced {
  const type = `${textOf(childOf(element, 'CategoryCode')) ?? ''}${textOf(childOf(element, 'TypeCode')) ?? ''}`;
  const source = text(element, 'TypeCode');
  return within(element, {
    type: source.with(type || undefined),
    id: text(element, 'ID'),
    status: text(element, 'LPCOExemptionCode'),
  });
}

/** A reference to an earlier document or declaration. */
export function previousDocument(element: XmlElement): Sourced {
  return within(element, {
    category: text(element, 'CategoryCode'),
    type: text(element, 'TypeCode'),
    id: text(element, 'ID'),
    line: textOf(childOf(element, 'LineNumeric')) === '0' ? undefined : whole(element, 'LineNumeric'),
  });
}
