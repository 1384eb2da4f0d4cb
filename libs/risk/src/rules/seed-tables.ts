/**
 * Prices per kilogram below which a chapter's goods are unusually cheap, by Harmonized System chapter; a chapter without a floor
 * is not judged. Rough floors set by judgement, and no finer than the difference between the currencies that they serve. A
 * starting point: an administration puts the lower prices of its own recent declarations here.
 */
const JUDGED: Readonly<Record<string, number>> = {
  '33': 3,
  '39': 0.8,
  '40': 1,
  '42': 3,
  '61': 4,
  '62': 4,
  '63': 2,
  '64': 4,
  '65': 3,
  '69': 0.3,
  '71': 20,
  '73': 0.7,
  '84': 1.5,
  '85': 2,
  '87': 2,
  '90': 5,
  '91': 10,
  '94': 1,
  '95': 1.5,
};

/**
 * The same in won: tenth percentile of price per kilogram, two digits, in the public Customs Declaration Datasets (Institute for
 * Basic Science and Korea Customs Service, year 2020), for chapters with a hundred declarations or more. The data name no
 * currency; they are read as won.
 */
const MEASURED_IN_WON: Readonly<Record<string, number>> = {
  '03': 240,
  '07': 95,
  '09': 190,
  '12': 120,
  '16': 500,
  '19': 180,
  '20': 42,
  '21': 27,
  '22': 37,
  '23': 45,
  '25': 21,
  '28': 71,
  '29': 250,
  '30': 280,
  '32': 76,
  '33': 170,
  '34': 80,
  '35': 91,
  '38': 12,
  '39': 0.6,
  '40': 13,
  '42': 9.6,
  '44': 0.8,
  '47': 7.8,
  '48': 0.6,
  '49': 0.7,
  '52': 540,
  '54': 24,
  '55': 44,
  '56': 61,
  '61': 16,
  '62': 19,
  '63': 2.3,
  '64': 100,
  '65': 3.7,
  '68': 11,
  '69': 8.6,
  '70': 13,
  '71': 1.8,
  '72': 2.7,
  '73': 1.5,
  '74': 5.9,
  '76': 9.8,
  '82': 18,
  '83': 9.2,
  '84': 18,
  '85': 12,
  '87': 7,
  '88': 60,
  '90': 18,
  '91': 63,
  '92': 58,
  '94': 7.1,
  '95': 11,
  '96': 7.5,
  '97': 55,
};

/** By currency, then by chapter; prices in other currencies are not judged. */
export const PRICE_FLOORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  USD: JUDGED,
  EUR: JUDGED,
  GBP: JUDGED,
  KRW: MEASURED_IN_WON,
};

/** Totals from which the file is audited after release, by currency; about the same worth where the currency is real money. */
export const HIGH_VALUE: Readonly<Record<string, number>> = {
  USD: 250_000,
  EUR: 250_000,
  GBP: 200_000,
  COP: 1_000_000_000,
  MXN: 5_000_000,
  // The 95th percentile of the dataset named above.
  KRW: 10_000_000,
};
