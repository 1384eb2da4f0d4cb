/** The types that both formats know. A time is an instant in UTC as ISO 8601 writes it. */
export type AttributeType = 'string' | 'time' | 'integer' | 'boolean';

export interface AttributeDefinition {
  name: string;
  type: AttributeType;
}

export type AttributeValue = string | number | boolean;

/** Values by name; what is null or undefined is not known, and is not written. */
export type Attributes = Record<string, AttributeValue | null | undefined>;

/** What is known, in order. */
export const knownOf = (attributes: Attributes): [string, AttributeValue][] =>
  Object.entries(attributes).filter((entry): entry is [string, AttributeValue] => entry[1] != null);
