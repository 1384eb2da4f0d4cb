import { CONDITION_MEMBERS, type ConditionType } from '#libs/domain';

/** A name that a condition may use, as it must be written, and of which type it is. */
export interface Name {
  name: string;
  type: string;
}

/** What stands before a member: the name of what has it, where there is one name for that. */
const BEFORE: Partial<Record<ConditionType, string>> = { Declaration: 'declaration.', Item: 'i.' };

/** Names by the type of what has them, the declaration first. */
export const NAMES: [ConditionType, Name[]][] = (Object.keys(CONDITION_MEMBERS) as ConditionType[])
  .reverse()
  .map((its): [ConditionType, Name[]] => {
    const before = BEFORE[its] ?? '.';
    const names = Object.entries<string>(CONDITION_MEMBERS[its]).map(([name, type]) => {
      return { name: `${before}${name}`, type };
    });
    // The office that handles the declaration is no member of it.
    return its === 'Declaration' ? [its, [...names, { name: 'office', type: 'string' }]] : [its, names];
  });

/** Every function that a condition may call, with a condition that calls it. */
export const FUNCTIONS: [name: string, example: string][] = [
  ['exists', 'declaration.items.exists(i, i.pricePerKg < 4)'],
  ['all', 'declaration.items.all(i, i.origin == "CN")'],
  ['exists_one', 'declaration.documents.exists_one(d, d.type == "N935")'],
  ['filter', 'declaration.items.filter(i, i.isOf(["64"])).size() > 3'],
  ['map', '"CN" in declaration.items.map(i, i.origin)'],
  ['size', 'declaration.containers.size() > 2'],
  ['known', 'declaration.items.exists(i, known(i.price) && !known(i.netMassKg))'],
  ['isOf', 'declaration.items.exists(i, i.isOf(["6403", "6404"]))'],
  ['isCountry', '!isCountry(declaration.dispatchCountry)'],
  ['hasContainerForm', 'declaration.containers.exists(c, !hasContainerForm(c))'],
  ['isContainerNumber', 'declaration.containers.exists(c, !isContainerNumber(c))'],
  ['table', 'declaration.items.exists(i, i.pricePerKg < table("price-floor", i.price.currency, i.chapter))'],
  ['has', 'declaration.items.exists(i, has(i.features.items))'],
  ['startsWith', 'declaration.guarantee.startsWith("CO")'],
  ['endsWith', 'declaration.importer.name.endsWith("S.A.S.")'],
  ['contains', 'declaration.items.exists(i, i.description.lowerAscii().contains("nike"))'],
  ['lowerAscii', 'declaration.importer.city.lowerAscii() == "cartagena"'],
  ['upperAscii', 'declaration.importer.city.upperAscii() == "CARTAGENA"'],
  ['trim', 'declaration.goodsLocation.trim() == ""'],
  ['indexOf', 'declaration.ucr.indexOf("X") > 0'],
  ['lastIndexOf', 'declaration.ucr.lastIndexOf("X") > 0'],
  ['substring', 'declaration.office.size() > 2 && declaration.office.substring(0, 2) == "CO"'],
  ['double', 'declaration.items.exists(i, i.isOf(["64"]) && double(i.chapter) == 64.0)'],
  ['int', 'declaration.items.exists(i, i.isOf(["64"]) && int(i.chapter) == 64)'],
  ['string', 'string(declaration.advance) == "true"'],
];

/** Of which results are counted: each has the features `rate-…` and `results-…`. */
const ENTITIES = [
  ...['importer', 'exporter', 'declarant', 'chapter', 'hs4', 'hs6', 'origin', 'dispatch', 'route', 'office', 'mode'],
  ...['procedure', 'tariff', 'shipment'],
];

export const FEATURE_NAMES: Name[] = ENTITIES.flatMap((entity) =>
  [`rate-${entity}`, `results-${entity}`].map((name) => ({
    name: `i.features["${name}"]`,
    type: 'double',
  })),
);
