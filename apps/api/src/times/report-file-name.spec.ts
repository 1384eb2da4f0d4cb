import { StudyReportQuery } from '#libs/domain';
import { fileNameOf } from './report-file-name.js';

const query = (asked: object) => StudyReportQuery.parse(asked);

describe('the name of a report’s file', () => {
  it('says of which offices and which days it is', () => {
    const asked = { office: ['COBOG', 'COBUN'], from: '2026-01-01T05:00:00Z', to: '2027-01-01T05:00:00Z' };
    expect(fileNameOf(query(asked), 'es')).toBe('tiempos-de-despacho_COBOG_COBUN_2026-01-01_hasta-2027-01-01.pdf');
    expect(fileNameOf(query({}), 'en')).toBe('clearance-times.pdf');
  });

  it('holds nothing that could end the header, or leave the folder', () => {
    expect(fileNameOf(query({ office: '../x";\r\na' }), 'en')).toBe('clearance-times_..-x----a.pdf');
  });
});
