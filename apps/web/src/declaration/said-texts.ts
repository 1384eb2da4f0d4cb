import type { Both } from '../texts/language.js';

interface Said {
  /** What the system says in English of what was lodged, by what it says; `{}` stands for what it names. */
  messages: Record<string, string>;
  /** The same by its code, where the English names what was sent; that is told after it. */
  codes: Record<string, string>;
}

/** What is not here is shown as it is. */
export const said: Both<Said> = {
  es: {
    messages: {
      'is required': 'Falta.',
      'must not be empty': 'Falta.',
      'must be a two-letter country code': 'Escriba un país, por sus dos letras o por su nombre.',
      'must be an ISO 4217 currency code': 'Tres letras mayúsculas, como COP o USD.',
      'must be 6 to 14 digits; the first six are the Harmonized System subheading':
        'De 6 a 14 cifras; las seis primeras son la subpartida del Sistema Armonizado.',
      'must be a decimal number, not negative, with at most 16 digits before and 6 behind the point':
        'Un número no negativo; en un archivo, con punto decimal: 1200.5.',
      'must be a decimal number, as text or number': 'Un número; en un archivo, con punto decimal: 1200.5.',
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
      'columns are parted by commas, here by semicolons; the header needs these columns':
        'Las columnas se separan con comas, y aquí hay punto y coma: guarde el archivo como CSV separado por comas, con punto decimal. Faltan estas columnas.',
      'there is no column Currency, so the price is taken to be in KRW':
        'No hay columna Currency: el precio se toma en KRW (wones coreanos). Si no es así, añada la columna.',
      'must have at most {} characters': 'Es demasiado largo: caben {} caracteres.',
      'there must be at most {}': 'Son demasiados: caben {}.',
      'there must be at least {}': 'Son muy pocos: al menos {}.',
      'must be at most {}': 'A lo sumo {}.',
      'must be at least {}': 'Al menos {}.',
      'must be one of {}': 'Uno de estos: {}.',
      'must be a date and time with a zone, in ISO 8601': 'Fecha y hora con zona, como 2026-11-24T08:30:00-05:00.',
      'must be a date, YYYY-MM-DD': 'Una fecha, como 2026-11-24.',
      'item number {} is used twice': 'El número de ítem {} está repetido.',
      '{} more errors are not listed': 'Hay {} errores más.',
      '{} is not a container number of ISO 6346, or its check digit is wrong':
        '{} no es un número de contenedor de ISO 6346, o su dígito de control no es correcto.',
      '{} is not a country code of ISO 3166': '{} no es un código de país de ISO 3166.',
      'item prices are in {}': 'Los precios de los ítems están en {}.',
      '{} is declared, the items add up to {}': 'Se declara {}; los ítems suman {}.',
      '{} items are declared, there are {}': 'Se declaran {} ítems; hay {}.',
      '{} is not a mode of UN/ECE Recommendation 19':
        '{} no es un modo de transporte de la Recomendación 19 de CEPE/ONU.',
      'method of payment {} is not known and is treated as cash':
        'La forma de pago {} no se conoce; se toma como de contado.',
      'there was no office {} when this was sent, so {}, the default office, handles the declaration; where another should, amend the office while it is held':
        'Cuando se envió no había aquí una oficina {}: atiende {}, la oficina por defecto. Si debe ser otra, corrija la oficina mientras la declaración esté retenida.',
      'a document type declaration is not taken; remove it': 'No se acepta una declaración DOCTYPE: quítela.',
      'elements are nested deeper than {}': 'Hay elementos anidados a más de {} niveles.',
      'there are more than {} elements': 'Hay más de {} elementos.',
      'an element has more than {} characters of text': 'Un elemento tiene más de {} caracteres.',
      'an element has more than {} attributes': 'Un elemento tiene más de {} atributos.',
      'this is {}; a Declaration is expected, alone or in MetaData':
        'Esto es {}; se espera Declaration, sola o dentro de MetaData.',
      'these bytes are not {}': 'Esto no es texto en {}: guarde el archivo otra vez como texto.',
      'the encoding {} is not taken; send UTF-8': 'La codificación {} no se acepta: guarde el archivo en UTF-8.',
      'the document says it is UTF-16 but has no byte order mark':
        'El documento dice que es UTF-16, pero le falta la marca de orden de bytes: guárdelo en UTF-8.',
      'must begin with IM, EX, CO, or T for transit': 'Empieza por IM, EX, CO, o por T si es tránsito.',
    },
    codes: {
      required: 'Falta.',
      invalid: 'Esto no es lo que va aquí.',
      'too-long': 'Es demasiado largo.',
      'too-many': 'Son demasiados.',
      'xml-malformed': 'El XML no está bien formado.',
      'json-malformed': 'El JSON no está bien formado.',
      'csv-malformed': 'La línea del CSV no está bien formada.',
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
      'columns are parted by commas, here by semicolons; the header needs these columns':
        'Columns are parted by commas, and here by semicolons: save the file as CSV with commas. These columns are missing.',
      'there is no column Currency, so the price is taken to be in KRW':
        'There is no column Currency: the price is taken to be in KRW (Korean won). Add the column if it is not.',
      'must be a two-letter country code': 'Write a country, by its two letters or by its name.',
      'an import declaration names an importer': 'An import declaration names its importer.',
      'a commodity code is needed, unless this is a clearance request (type …J or …K)':
        'A commodity code is needed, unless this is a clearance request (type …J or …K).',
      'there was no office {} when this was sent, so {}, the default office, handles the declaration; where another should, amend the office while it is held':
        'When this was sent there was no office {} here, so {}, the default office, handles the declaration. Where another should, amend the office while it is held.',
    },
    codes: {},
  },
};
