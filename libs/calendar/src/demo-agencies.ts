import type { Agency } from '#libs/domain';

/** Examples of configuration, for demonstrations and tests: not the real list of goods that need these agencies' consent. */
export const demoAgencies: Agency[] = [
  {
    name: 'ICA',
    title: 'Instituto Colombiano Agropecuario (Colombian Agricultural Institute)',
    prefixes: ['01', '02', '05', '06', '07', '08', '10', '12', '23', '31', '4401', '4403', '4407'],
  },
  {
    name: 'INVIMA',
    title:
      'Instituto Nacional de Vigilancia de Medicamentos y Alimentos (National Institute for the Surveillance of Medicines and Food)',
    prefixes: ['03', '04', '16', '17', '18', '19', '20', '21', '22', '30', '9018'],
  },
  {
    name: 'ANLA',
    title: 'Autoridad Nacional de Licencias Ambientales (National Authority of Environmental Licences)',
    prefixes: ['2903', '3808', '8415'],
  },
];
