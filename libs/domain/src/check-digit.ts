/** Letter values of ISO 6346: A is 10, then on, leaving out the multiples of 11. */
const VALUES = new Map<string, number>();
for (let value = 10, letter = 65; letter <= 90; value++) {
  if (value % 11 === 0) continue;
  VALUES.set(String.fromCharCode(letter++), value);
}
for (let digit = 0; digit <= 9; digit++) VALUES.set(String(digit), digit);

/** Check digit of ISO 6346 over upper-case letters and digits: weights 1, 2, 4 …, modulo 11, then 10 becomes 0. */
export function iso6346CheckDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += (VALUES.get(text.charAt(i)) ?? 0) * 2 ** i;
  return (sum % 11) % 10;
}

/** Whether a container number has the form of ISO 6346 and the right check digit. */
export function isContainerNumber(text: string): boolean {
  return /^[A-Z]{3}[UJZ]\d{7}$/.test(text) && iso6346CheckDigit(text.slice(0, 10)) === Number(text.charAt(10));
}
