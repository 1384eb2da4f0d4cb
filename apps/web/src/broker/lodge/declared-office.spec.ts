import { declaredOffice } from './declared-office.js';

describe('the office that a declaration of a file names', () => {
  it('is found in a CSV by the line, wherever its column stands and however its row is quoted', () => {
    const rows = [
      '',
      'Declaration ID,Seller ID,Office ID\r',
      ',"Uno, ""dos""",COBOG\r',
      'R-2,,"COBUN"',
      'R-3,"a',
      'b",COBOG',
    ];
    const office = declaredOffice('dos.CSV', rows.join('\n'));
    expect([3, 4, 6, 9].map((line) => office(line))).toEqual(['COBOG', 'COBUN', undefined, undefined]);
  });

  it('is found in JSON as a whole or by the line, and in nothing else', () => {
    expect(declaredOffice('una.json', '{\n"office": "COBOG"\n}')()).toBe('COBOG');
    expect(declaredOffice('dos.ndjson', '{"office":"COBOG"}\n{"office":"COBUN"}')(2)).toBe('COBUN');
    expect(declaredOffice('dos.ndjson', '{"office":7}\n[')(1)).toBeUndefined();
    expect(declaredOffice('una.xml', '<Declaration/>')()).toBeUndefined();
  });
});
