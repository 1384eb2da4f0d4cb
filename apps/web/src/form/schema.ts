/** As much of JSON Schema as the forms of tasks use (`form` of `GET /tasks/{id}`). */
export interface Schema {
  type?: string | string[];
  $ref?: string;
  $defs?: Record<string, Schema>;
  enum?: string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  pattern?: string;
  format?: string;
  maxLength?: number;
  allOf?: Schema[];
}

/** What is filled in so far, as it is sent. */
export type Filled = Record<string, unknown>;

/** How a part of a form is asked for. */
export type Ask =
  | 'choice'
  | 'text'
  | 'long-text'
  | 'whole-number'
  | 'decimal'
  | 'moment'
  | 'lines'
  | 'file'
  | 'files'
  | 'several'
  | 'group';

const SHA256 = '^[0-9a-f]{64}$';
/** Longer than a line. */
const LONG = 256;

/** A schema with its reference followed. */
export function followed(schema: Schema, definitions: Record<string, Schema>): Schema {
  const named = schema.$ref && definitions[schema.$ref.replace('#/$defs/', '')];
  return named ? followed(named, definitions) : schema;
}

/** How what a schema describes is asked for; the schema's references are followed. */
export function askFor(schema: Schema, definitions: Record<string, Schema>): Ask {
  if (schema.enum) return 'choice';
  if (schema.type === 'array') {
    const each = followed(schema.items ?? {}, definitions);
    if (each.type === 'object') return each.properties?.['sha256'] ? 'files' : 'several';
    return each.pattern === SHA256 ? 'files' : 'lines';
  }
  if (schema.type === 'object') return 'group';
  if (schema.type === 'integer') return 'whole-number';
  if (Array.isArray(schema.type)) return 'decimal';
  if (schema.pattern === SHA256) return 'file';
  if (schema.format === 'date-time') return 'moment';
  return (schema.maxLength ?? 0) > LONG ? 'long-text' : 'text';
}

/** A form with one part set; nothing instead of an empty one, as the contracts want what is not said left out. */
export function withPart(filled: Filled, name: string, value: unknown): Filled {
  const isEmpty =
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  const others = Object.entries(filled).filter(([its]) => its !== name);
  return Object.fromEntries(isEmpty ? others : [...others, [name, value]]);
}

/** Parts that the contract asks for only by what another part says, which a schema cannot tell. */
const NEEDED: Record<string, [other: string, value: string]> = {
  raiseTo: ['outcome', 'raise'],
  findings: ['outcome', 'nonconforming'],
  note: ['outcome', 'raise'],
  reason: ['decision', 'refuse'],
};

/** Choices that the contract takes for made where they are left out. On the pages a person makes them. */
export const TO_CHOOSE = ['extent'];

/** Whether a part must be filled in, as the rest of the form is filled in. */
export function isNeeded(name: string, schema: Schema, filled: Filled): boolean {
  const [other = '', value] = NEEDED[name] ?? [];
  if (TO_CHOOSE.includes(name)) return true;
  return (schema.required?.includes(name) ?? false) || (value !== undefined && filled[other] === value);
}
