/** So many a day, as people say it: of a hundredth of a declaration only that it is hardly any. */
export function perDayIn(locale: string): (number: number) => string {
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (number) => (number > 0 && number < 0.1 ? `< ${oneDecimal.format(0.1)}` : oneDecimal.format(number));
}
