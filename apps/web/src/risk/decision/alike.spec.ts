import { alike } from './alike.js';

const of = (feature: string, words: string, contribution: number) => ({ feature, words, contribution });

it('tells what several features say once, with what they add up to, and what moved most first', () => {
  const never = 'goods of this importer: never controlled';
  const told = alike([
    of('log-price', 'price 12', 0.6),
    of('rate-importer', never, 0.5),
    of('days-since-importer', never, 0.25),
    of('expedited', 'expedited consignment', -0.7),
  ]);
  expect(told).toEqual([
    { words: never, features: ['rate-importer', 'days-since-importer'], contribution: 0.75 },
    { words: 'expedited consignment', features: ['expedited'], contribution: -0.7 },
    { words: 'price 12', features: ['log-price'], contribution: 0.6 },
  ]);
});
