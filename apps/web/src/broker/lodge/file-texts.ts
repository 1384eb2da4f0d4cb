import type { Both } from '../../texts/language.js';

const es = {
  title: 'Cómo es un archivo: ejemplos y columnas',
  examples:
    'Descargue un ejemplo, cambie lo que dice y preséntelo. Cada ejemplo es de su firma y se puede leer tal como está.',
  download: (name: string) => `Descargar ${name}`,
  formats:
    'JSON: una declaración por archivo. NDJSON: una por línea, cada una como en el JSON. XML: una por archivo, el mensaje DEC de la OMA. CSV: una declaración de un solo ítem por fila, con estas columnas en cualquier orden y separadas por comas; los decimales llevan punto.',
  json: 'En JSON, «kind» es import, export o transit; «payment.method» es cash (se paga antes del levante), deferred (pago diferido), guarantee (con garantía) o none (nada que pagar); «transport.mode» es sea, air, road, rail, post o unknown. Todas las partes están en la documentación de la API.',
  docs: 'Documentación de la API',
  columns: 'Columnas del CSV',
  column: 'Columna',
  meaning: 'Qué va en ella',
  example: 'Ejemplo',
  meanings: {
    'Declaration ID': 'Su referencia local, única para el declarante.',
    Date: 'Fecha, AAAA-MM-DD.',
    'Office ID': 'Código de la oficina de aduana, uno de estos:',
    'Process Type': 'Comienzo del tipo de declaración: con IM y, en Import Type, A resulta IMA (importación normal).',
    'Import Type': 'Final del tipo: A normal, D anticipada.',
    'Import Use': 'La columna debe estar; no se usa. Puede ir vacía.',
    'Payment Type':
      'La columna debe estar; no se usa. Por CSV el pago es siempre diferido: para pagar de contado, use JSON o el formulario.',
    'Mode of Transport': '10 marítimo, 20 ferroviario, 30 por carretera, 40 aéreo, 50 postal, 90 otro.',
    'Declarant ID': 'Identificación del declarante; debe ser uno por el que usted actúa.',
    'Importer ID': 'Identificación del importador.',
    'Seller ID': 'Identificación del vendedor. Puede ir vacía.',
    'Courier ID': 'Solo envíos urgentes: identificación de la mensajería. Si no, vacía.',
    'HS6 Code': 'Subpartida, de 6 a 14 cifras sin puntos.',
    'Country of Departure': 'País de procedencia, dos letras (DE, CN, US).',
    'Country of Origin': 'País de origen, dos letras.',
    'Tax Rate': 'Tarifa del tributo, en por ciento.',
    'Tax Type': 'Tributo: A00 arancel, B00 IVA.',
    'Country of Origin Indicator': 'La columna debe estar; no se usa. Puede ir vacía.',
    'Net Mass': 'Peso neto, en kilogramos.',
    'Item Price': 'Precio del ítem, como 9000.00.',
    Currency: 'Moneda del precio, tres letras (COP, USD). Sin esta columna el precio se toma en wones coreanos (KRW).',
  } as Record<string, string>,
};

const en: typeof es = {
  title: 'What a file looks like: examples and columns',
  examples:
    'Download an example, change what it says, and lodge it. Each example is of your firm and can be read as it is.',
  download: (name) => `Download ${name}`,
  formats:
    'JSON: one declaration a file. NDJSON: one a line, each as in the JSON. XML: one a file, the DEC message of the WCO. CSV: a declaration of one item a row, with these columns in any order, parted by commas; decimals have a point.',
  json: 'In JSON, “kind” is import, export or transit; “payment.method” is cash (paid before release), deferred, guarantee or none (nothing to pay); “transport.mode” is sea, air, road, rail, post or unknown. All parts are in the documentation of the API.',
  docs: 'Documentation of the API',
  columns: 'Columns of a CSV',
  column: 'Column',
  meaning: 'What goes there',
  example: 'Example',
  meanings: {
    'Declaration ID': 'Your local reference, unique for the declarant.',
    Date: 'Date, YYYY-MM-DD.',
    'Office ID': 'Code of the customs office, one of these:',
    'Process Type': 'Beginning of the type of declaration: IM, with A in Import Type, is IMA (usual import).',
    'Import Type': 'End of the type: A usual, D in advance.',
    'Import Use': 'The column must be there; it is not used. It may be empty.',
    'Payment Type':
      'The column must be there; it is not used. By CSV payment is always deferred: to pay before release, use JSON or the form.',
    'Mode of Transport': '10 sea, 20 rail, 30 road, 40 air, 50 post, 90 other.',
    'Declarant ID': 'Identification of the declarant; one for whom you act.',
    'Importer ID': 'Identification of the importer.',
    'Seller ID': 'Identification of the seller. It may be empty.',
    'Courier ID': 'Express consignments only: identification of the courier. Otherwise empty.',
    'HS6 Code': 'Commodity code, 6 to 14 digits without points.',
    'Country of Departure': 'Country of dispatch, two letters (DE, CN, US).',
    'Country of Origin': 'Country of origin, two letters.',
    'Tax Rate': 'Rate of the duty or tax, in percent.',
    'Tax Type': 'Duty or tax: A00 customs duty, B00 VAT.',
    'Country of Origin Indicator': 'The column must be there; it is not used. It may be empty.',
    'Net Mass': 'Net mass, in kilograms.',
    'Item Price': 'Price of the item, as 9000.00.',
    Currency:
      'Currency of the price, three letters (COP, USD). Without this column the price is taken to be in Korean won (KRW).',
  },
};

/** How a file is written that is to be lodged. */
export const fileTexts: Both<typeof es> = { es, en };
