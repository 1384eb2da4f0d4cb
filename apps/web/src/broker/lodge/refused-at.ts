/** Where in the form that is for which a declaration that fits it was refused. */
export const REFUSED_AT = { 'not-your-party': 'declarant.id', 'reference-taken': 'localReference' } as const;

/** Whether a refusal is about one field of the form. */
export const isRefusedAt = (code: string): code is keyof typeof REFUSED_AT => code in REFUSED_AT;
