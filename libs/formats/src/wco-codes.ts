import type { PaymentMethod, TransportMode } from '#libs/domain';

/** Mode of transport at the border, UN/ECE Recommendation 19. 6 is multimodal there; the United Kingdom uses it for roll-on roll-off. */
export const TRANSPORT_MODES = new Map<string, TransportMode>([
  ['1', 'sea'],
  ['2', 'rail'],
  ['3', 'road'],
  ['4', 'air'],
  ['5', 'post'],
  ['6', 'multimodal'],
  ['7', 'fixed'],
  ['8', 'inland-waterway'],
  ['9', 'own-propulsion'],
]);

/**
 * What each method of payment means for the release (EU data element 4/8, Delegated Regulation (EU) 2016/341 annex 9 appendix D1;
 * United Kingdom CDS appendix 9). Cash: money must come in first, deposits included. Deferred: an account is debited
 * afterwards, or was filled before. Guarantee: security is lodged already.
 */
const PAYMENT_METHODS: Record<PaymentMethod, string> = {
  cash: 'ABCHJM',
  deferred: 'DEFGKNPRX',
  guarantee: 'OSTUVZ',
  none: '',
};

/** Whether a code is one of the published methods of payment. */
export const isPaymentMethod = (code: string): boolean =>
  code.length === 1 && Object.values(PAYMENT_METHODS).some((codes) => codes.includes(code));

/** The strictest of the methods on a declaration's taxes decides; an unknown code counts as cash, which holds the goods. */
export function paymentMethod(codes: readonly string[]): PaymentMethod {
  if (codes.length === 0) return 'none';
  const is = (method: PaymentMethod) => (code: string) => code.length === 1 && PAYMENT_METHODS[method].includes(code);
  if (!codes.every((code) => is('deferred')(code) || is('guarantee')(code))) return 'cash';
  return codes.some(is('guarantee')) ? 'guarantee' : 'deferred';
}

/** Additional declaration types of goods not yet presented: D standard, E and F simplified, K clearance request or entry in records. */
export const isAdvance = (type: string): boolean => /^[A-Z]{2}[DEFK]$/.test(type);

/**
 * Import, export or transit by declaration type (data element 1/1). CO (trade with special fiscal territories) and EU (with
 * EFTA countries, old) go both ways: then an office of exit or a procedure of the series 1 to 3 (export, outward processing,
 * re-export) says export, anything else import.
 */
export function kindOf(type: string, exit: boolean, procedure: string): 'import' | 'export' | 'transit' | undefined {
  if (type.startsWith('IM')) return 'import';
  if (type.startsWith('EX')) return 'export';
  if (/^(T[12]?|T2F|T2SM|TIR|TD)/.test(type)) return 'transit';
  if (/^(CO|EU)/.test(type)) return exit || /^[123]/.test(procedure) ? 'export' : 'import';
  return undefined;
}
