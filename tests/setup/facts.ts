import type { Facts } from '#libs/domain';

/** What an ordinary import by sea tells the procedure: nothing about it is special. */
export const FACTS: Facts = {
  localReference: 'REF-1',
  declarant: 'CO900111222',
  representative: null,
  kind: 'import',
  type: 'IMA',
  office: 'COBOG',
  mode: 'sea',
  procedure: '4000',
  chapters: ['85'],
  advance: false,
  payment: 'deferred',
  agencies: [],
  aeo: false,
  perishable: false,
  expedited: false,
  items: 1,
  goods: 'goods',
  debt: 'debt',
};
