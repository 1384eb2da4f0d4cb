import { asked, filterIn, queryOf } from './filter.js';

describe('the filter of the inbox', () => {
  it('is what the address says, and the address what the filter is', () => {
    const query = 'view=mine&order=newest&kind=documents&office=COBOG&mrn=26CO';
    expect(queryOf(filterIn(query))).toBe(query);
  });

  it('shows what I may take, first due first, unless told otherwise', () => {
    expect(filterIn('view=nonsense&order=')).toEqual({ view: 'take', kind: '', office: '', mrn: '', order: 'due' });
    expect(queryOf(filterIn(''))).toBe('');
  });

  it('asks the API for no more than a view shows', () => {
    const filter = filterIn('kind=agency:ICA&office=COBUN');
    expect(String(asked(filter))).toBe('kind=agency%3AICA&office=COBUN&mine=may-take');
    expect(String(asked(filter, 'overdue'))).toBe('kind=agency%3AICA&office=COBUN&overdue=true');
    expect(String(asked(filter, 'all'))).toBe('kind=agency%3AICA&office=COBUN');
    expect(String(asked(filterIn('view=closed')))).toBe('state=completed&state=cancelled');
  });

  it('looks for a part once it is long enough to be looked for', () => {
    expect(String(asked(filterIn('view=all&mrn=26')))).toBe('');
    expect(String(asked(filterIn('view=all&mrn=26C')))).toBe('find=26C');
  });
});
