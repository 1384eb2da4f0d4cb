import { heldUp, speaksFor } from './figures.js';

describe('what speaks for a model', () => {
  const figures = { p1: 1, p5: 0.9, ap: 0.8, ece: 0.01, base: 0.2, rows: 300 };

  it('is its trial beside the champion, and how much each feature decides', () => {
    const told = speaksFor({
      ...{ better: true, capacity: 0.1, gain: 0.05, interval: [0.01, 0.09], against: 'fraud-1' },
      challenger: { all: figures, random: null, atCapacity: 0.7 },
      champion: { all: { ...figures, ap: 0.75 }, random: null, atCapacity: 0.6 },
      judgedFrom: '2026-11-01T00:00:00.000Z',
      features: { 'rate-hs6': 0.25, 'log-mass': 0.75 },
    });
    expect(told).toEqual({
      mine: figures,
      champion: { ...figures, ap: 0.75 },
      against: 'fraud-1',
      gain: { gain: 0.05, low: 0.01, high: 0.09 },
      capacity: { share: 0.1, mine: 0.7, champion: 0.6 },
      random: null,
      judgedFrom: '2026-11-01T00:00:00.000Z',
      features: [
        { name: 'log-mass', weight: 0.75 },
        { name: 'rate-hs6', weight: 0.25 },
      ],
    });
  });

  it('is what came with it, where it was brought, and nothing where nothing did', () => {
    expect(speaksFor({ asBrought: { 'held-out': figures } }).mine).toEqual(figures);
    expect(speaksFor({ asBrought: {} })).toMatchObject({ mine: {}, champion: null, gain: null, features: [] });
    expect(speaksFor({})).toMatchObject({ mine: {}, capacity: null, against: null });
  });
});

describe('how a model held up', () => {
  it('is how far its scores have shifted, and what it promised beside what was found', () => {
    const found = { found: 12, of: 60, share: 0.2, low: 0.1, high: 0.3 };
    const calibration = { results: 60, promised: 0.25, found, error: 0.05 };
    expect(heldUp({ drift: { score: 0.3 }, calibration })).toEqual({
      shift: 0.3,
      promised: { share: 0.25, found: 12, of: 60 },
    });
    expect(heldUp({ drift: { score: null }, calibration: { ...calibration, promised: null } })).toEqual({
      shift: null,
      promised: null,
    });
  });
});
