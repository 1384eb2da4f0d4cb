import { mrnFor } from '#libs/domain';
import { asked, filterIn, queryOf } from './filter.js';

describe('the filter of the declarations', () => {
  it('is what the address says, and the address what the filter is', () => {
    const query = 'view=released&office=COBOG&declarant=CO900111222&find=REF-1';
    expect(queryOf(filterIn(query))).toBe(query);
    expect(queryOf(filterIn('view=nonsense'))).toBe('');
  });

  it('asks for what is held, unless told otherwise', () => {
    expect(String(asked(filterIn('')))).toBe('status=held');
    expect(String(asked(filterIn('view=all&office=COBUN')))).toBe('office=COBUN');
    expect(String(asked(filterIn('view=mine')))).toBe('waitsFor=trader&sort=due');
  });

  it('finds by MRN what looks like one, else by reference, in whatever state', () => {
    const mrn = mrnFor('0'.repeat(64), 2026, 'CO', 'import');
    expect(String(asked(filterIn(`find=${mrn.toLowerCase()}`)))).toBe(`mrn=${mrn}`);
    expect(String(asked(filterIn('find=ref-1&view=refused')))).toBe('localReference=ref-1');
  });
});
