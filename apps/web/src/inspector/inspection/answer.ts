import type { CountedItem, Finding, ReasonResult } from '#libs/domain';
import { withPart, type Filled } from '../../form/schema.js';

/** An inspection as it is typed and sent: the contract's form, as far as it is filled in. */
export interface Answer extends Filled {
  outcome?: string;
  extent?: string;
  packagesOpened?: number | string;
  counted?: CountedItem[];
  containers?: string[];
  seals?: string[];
  photographs?: Photograph[];
  signatures?: Signature[];
  findings?: (Omit<Partial<Finding>, 'evidence'> & { evidence?: string[] })[];
  reasonResults?: ReasonResult[];
  note?: string;
}

export interface Photograph {
  image: string;
  takenAt: string;
  position?: { latitude: number; longitude: number; accuracyM?: number };
}

export interface Signature {
  image: string;
  name: string;
  capacity: (typeof CAPACITIES)[number];
  signedAt: string;
}

export const CAPACITIES = ['inspector', 'trader', 'carrier', 'witness'] as const;

/** The files that an answer names, each once, by their SHA-256. */
export function filesOf({ photographs = [], signatures = [], findings = [] }: Answer): string[] {
  const images = [...photographs, ...signatures].map(({ image }) => image);
  return [...new Set([...images, ...findings.flatMap(({ evidence = [] }) => evidence)])];
}

/** An answer without a photograph, wherever it was named. */
export function withoutPhotograph(answer: Answer, image: string): Answer {
  const { photographs = [], findings, ...rest } = answer;
  const left = photographs.filter((each) => each.image !== image);
  return {
    ...rest,
    ...(left.length > 0 ? { photographs: left } : {}),
    ...(findings
      ? { findings: findings.map((each) => ({ ...each, evidence: each.evidence?.filter((its) => its !== image) })) }
      : {}),
  };
}

/** An answer with one item's count set; empty fields are left out, and items without any. */
export function withCount(
  answer: Answer,
  item: number,
  field: 'packages' | 'grossMassKg' | 'quantity',
  text: string,
): Answer {
  const { counted = [], ...rest } = answer;
  const its = counted.find((each) => each.item === item) ?? { item };
  const typed = text.trim().replace(',', '.');
  const value = field === 'packages' && /^\d+$/.test(typed) ? Number(typed) : typed;
  const now = { item, ...withPart({ ...its }, field, value) } as CountedItem;
  const others = counted.filter((each) => each.item !== item);
  const all = [...others, ...(Object.keys(now).length > 1 ? [now] : [])].sort((a, b) => a.item - b.item);
  return all.length > 0 ? { ...rest, counted: all } : rest;
}
