/** What is asked of a control of a dialog, as its attributes say it. */
export interface Asked {
  value: string;
  required: boolean;
  /** Fewest characters; -1 or 0 where none are asked for. */
  minLength: number;
  /** Whether the browser takes what is chosen or typed: a choice that is made, a date that there is. */
  isTaken: boolean;
}

/** What is wrong with a control: nothing is in it, too little, or not what it takes. */
export function unfilled({ value, required, minLength, isTaken }: Asked): 'missing' | 'short' | 'other' | undefined {
  const its = value.trim();
  if (required && its === '') return 'missing';
  if (its !== '' && its.length < minLength) return 'short';
  return isTaken ? undefined : required ? 'missing' : 'other';
}
