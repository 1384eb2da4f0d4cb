/** Whose and where an example is: so filled in, it can be lodged as it is. */
export interface ExampleOf {
  declarant: string;
  office: string;
  country: string;
}

/** The column of a CSV that names the office. */
export const OFFICE = 'Office ID';

/** The columns of a CSV in their order, each with what an example row says in it. */
export const exampleRow = ({ declarant, office }: ExampleOf): [column: string, value: string][] => [
  ['Declaration ID', 'EJEMPLO-CSV-1'],
  ['Date', '2026-01-31'],
  [OFFICE, office],
  ['Process Type', 'IM'],
  ['Import Type', 'A'],
  ['Import Use', ''],
  ['Payment Type', ''],
  ['Mode of Transport', '10'],
  ['Declarant ID', declarant],
  ['Importer ID', declarant],
  ['Seller ID', ''],
  ['Courier ID', ''],
  ['HS6 Code', '847130'],
  ['Country of Departure', 'DE'],
  ['Country of Origin', 'DE'],
  ['Tax Rate', '5'],
  ['Tax Type', 'A00'],
  ['Country of Origin Indicator', ''],
  ['Net Mass', '120.5'],
  ['Item Price', '9000.00'],
  ['Currency', 'USD'],
];

const csv = (its: ExampleOf): string => {
  const row = exampleRow(its);
  return `${row.map(([column]) => column).join(',')}\n${row.map(([, value]) => value).join(',')}\n`;
};

const declaration = ({ declarant, office, country }: ExampleOf, localReference: string) => ({
  localReference,
  kind: 'import',
  type: 'IMA',
  office,
  declarant: { id: declarant },
  importer: { id: declarant },
  exporter: { name: 'Exportadora de ejemplo', address: { country: 'DE' } },
  transport: { mode: 'sea' },
  dispatchCountry: 'DE',
  destinationCountry: country,
  payment: { method: 'cash' },
  items: [
    {
      number: 1,
      description: 'Computadores portátiles',
      commodityCode: '847130',
      origin: 'DE',
      grossMassKg: '130',
      netMassKg: '120.5',
      price: { amount: '9000.00', currency: 'USD' },
      procedure: { current: '40', previous: '00' },
      taxes: [{ type: 'A00', rate: '5' }],
    },
  ],
});

const xml = ({ declarant, office, country }: ExampleOf): string => `<?xml version="1.0" encoding="UTF-8"?>
<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2">
  <md:WCODataModelVersionCode>3.6</md:WCODataModelVersionCode>
  <md:WCOTypeName>DEC</md:WCOTypeName>
  <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
    <FunctionCode>9</FunctionCode>
    <FunctionalReferenceID>EJEMPLO-XML-1</FunctionalReferenceID>
    <TypeCode>IMA</TypeCode>
    <GoodsItemQuantity>1</GoodsItemQuantity>
    <BorderTransportMeans>
      <ModeCode>1</ModeCode>
    </BorderTransportMeans>
    <Declarant>
      <ID>${declarant}</ID>
    </Declarant>
    <GoodsShipment>
      <Destination>
        <CountryCode>${country}</CountryCode>
      </Destination>
      <ExportCountry>
        <ID>DE</ID>
      </ExportCountry>
      <GovernmentAgencyGoodsItem>
        <SequenceNumeric>1</SequenceNumeric>
        <Commodity>
          <Description>Computadores portátiles</Description>
          <Classification>
            <ID>847130</ID>
            <IdentificationTypeCode>TSP</IdentificationTypeCode>
          </Classification>
          <GoodsMeasure>
            <GrossMassMeasure>130</GrossMassMeasure>
            <NetNetWeightMeasure>120.5</NetNetWeightMeasure>
          </GoodsMeasure>
          <InvoiceLine>
            <ItemChargeAmount currencyID="USD">9000.00</ItemChargeAmount>
          </InvoiceLine>
        </Commodity>
        <GovernmentProcedure>
          <CurrentCode>40</CurrentCode>
          <PreviousCode>00</PreviousCode>
        </GovernmentProcedure>
        <Origin>
          <CountryCode>DE</CountryCode>
          <TypeCode>1</TypeCode>
        </Origin>
      </GovernmentAgencyGoodsItem>
      <Importer>
        <ID>${declarant}</ID>
      </Importer>
    </GoodsShipment>
    <PresentationOffice>
      <ID>${office}</ID>
    </PresentationOffice>
  </Declaration>
</md:MetaData>
`;

/** A file of each format, of one declaration; by the name that it is kept under. */
export const EXAMPLES: Record<string, (its: ExampleOf) => string> = {
  'ejemplo.csv': csv,
  'ejemplo.json': (its) => `${JSON.stringify(declaration(its, 'EJEMPLO-JSON-1'), null, 2)}\n`,
  'ejemplo.ndjson': (its) => [1, 2].map((n) => `${JSON.stringify(declaration(its, `EJEMPLO-NDJSON-${n}`))}\n`).join(''),
  'ejemplo.xml': xml,
};
