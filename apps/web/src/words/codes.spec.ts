import { codes, withMeaning } from './codes.js';

describe('codes of documents, procedures and taxes', () => {
  it('are explained in both languages alike', () => {
    for (const list of ['document', 'procedure', 'tax'] as const)
      expect(Object.keys(codes.es[list])).toEqual(Object.keys(codes.en[list]));
  });

  it('are shown with their meaning, and alone where nobody here knows them', () => {
    expect(withMeaning(codes.en.document, 'N954')).toBe('N954 · Movement certificate EUR.1');
    expect(withMeaning(codes.es.document, 'Z999')).toBe('Z999');
  });
});
