import { useTexts, type Both } from '../texts/language.js';

interface Said {
  /** What the system says in English of what was lodged, by what it says. */
  messages: Record<string, string>;
  /** The same by its code, where the English names what was sent; that is told after it. */
  codes: Record<string, string>;
}

/** What is not here is shown as it is. */
const said: Both<Said> = {
  es: {
    messages: {
      'is required': 'Falta.',
      'must not be empty': 'Falta.',
      'must be a two-letter country code': 'Escriba un país, por sus dos letras o por su nombre.',
      'must be an ISO 4217 currency code': 'Tres letras mayúsculas, como COP o USD.',
      'must be 6 to 14 digits; the first six are the Harmonized System subheading':
        'De 6 a 14 cifras; las seis primeras son la subpartida del Sistema Armonizado.',
      'must be a decimal number, not negative, with at most 16 digits before and 6 behind the point':
        'Un número no negativo, como 1200,5.',
      'must be a decimal number, as text or number': 'Un número, como 1200,5.',
      'must be an object': 'Aquí va un grupo de datos entre llaves, como { "name": … }.',
      'must be a list': 'Aquí va una lista entre corchetes, como [ … ].',
      'must be text': 'Aquí va un texto entre comillas.',
      'must be a whole number': 'Un número entero, como 3.',
      'must be true or false': 'Aquí va true o false.',
      'net mass exceeds gross mass': 'El peso neto es mayor que el bruto.',
      'an import declaration names an importer': 'Una importación nombra al importador.',
      'the declarant needs an identification': 'Falta la identificación del declarante.',
      'a party needs an identification or a name': 'Dé la identificación o el nombre.',
      'a commodity code is needed, unless this is a clearance request (type …J or …K)':
        'Falta la subpartida (solo una solicitud, de tipo …J o …K, puede no tenerla).',
      'say why in at least three characters': 'Diga por qué, en tres caracteres o más.',
      'this is not JSON': 'Esto no es JSON: falta o sobra una coma, una comilla o un corchete.',
      'the header needs these columns': 'Faltan estas columnas en el encabezado.',
      'there is no column Currency, so the price is taken to be in KRW':
        'No hay columna Currency: el precio se toma en KRW (wones coreanos). Si no es así, añada la columna.',
    },
    codes: {
      required: 'Falta.',
      invalid: 'Esto no es lo que va aquí.',
      'too-long': 'Es demasiado largo.',
      'too-many': 'Son demasiados.',
      'xml-malformed': 'El XML no está bien formado.',
      'json-malformed': 'El JSON no está bien formado.',
      'csv-malformed': 'La línea del CSV no está bien formada.',
      'container-check-digit': 'No es un número de contenedor de ISO 6346, o su dígito de control no es correcto.',
      'country-unknown': 'No es un código de país de ISO 3166.',
      'currency-mixed': 'Los precios de los ítems están en varias monedas.',
      'total-mismatch': 'El total declarado no es la suma de los ítems.',
      'transport-mode-unknown': 'El modo de transporte no se conoce.',
      'payment-method-unknown': 'La forma de pago no se conoce; se toma como de contado.',
      'not-your-party': 'Usted no actúa por este declarante.',
      'reference-taken': 'El declarante ya usó esta referencia con otro contenido.',
      'too-large': 'Es demasiado: divídalo en varias declaraciones.',
    },
  },
  en: {
    messages: {
      'is required': 'Is missing.',
      'must not be empty': 'Is missing.',
      'must be an ISO 4217 currency code': 'Three capital letters, such as COP or USD.',
      'must be a decimal number, not negative, with at most 16 digits before and 6 behind the point':
        'A number, not negative, such as 1200.5.',
      'must be a decimal number, as text or number': 'A number, such as 1200.5.',
      'must be an object': 'A group of data in braces stands here, such as { "name": … }.',
      'must be a list': 'A list in brackets stands here, such as [ … ].',
      'must be text': 'A text in quotes stands here.',
      'must be a whole number': 'A whole number, such as 3.',
      'the header needs these columns': 'The header lacks these columns.',
      'there is no column Currency, so the price is taken to be in KRW':
        'There is no column Currency: the price is taken to be in KRW (Korean won). Add the column if it is not.',
      'must be a two-letter country code': 'Write a country, by its two letters or by its name.',
      'an import declaration names an importer': 'An import declaration names its importer.',
      'a commodity code is needed, unless this is a clearance request (type …J or …K)':
        'A commodity code is needed, unless this is a clearance request (type …J or …K).',
    },
    codes: {},
  },
};

/** What an error or a warning says, in the reader's language where it is known. */
export function useSaid(): (message: string, code?: string) => string {
  const { messages, codes } = useTexts(said);
  return (message, code = '') => messages[message] ?? (codes[code] ? `${codes[code]} (${message})` : message);
}
