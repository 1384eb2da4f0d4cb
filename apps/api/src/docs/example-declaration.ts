/** A declaration that a newcomer can lodge as it is. */
export const EXAMPLE_DECLARATION = {
  localReference: 'EXAMPLE-1',
  kind: 'import',
  type: 'IMA',
  office: 'COBOG',
  declarant: { id: 'CO900111222' },
  importer: { id: 'CO900111222', name: 'Importadora Andina S.A.S.' },
  transport: { mode: 'air', nationality: 'CO' },
  dispatchCountry: 'DE',
  destinationCountry: 'CO',
  payment: { method: 'deferred' },
  items: [
    {
      number: 1,
      description: 'Printed books',
      commodityCode: '49019900',
      origin: 'DE',
      grossMassKg: '120.5',
      netMassKg: '110',
      price: { amount: '1500.00', currency: 'EUR' },
      procedure: { current: '40', previous: '00', additional: [] },
    },
  ],
};
