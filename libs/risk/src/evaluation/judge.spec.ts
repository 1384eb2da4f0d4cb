import { modelInSpanish } from '#libs/words';
import { sequence } from '../model/random.js';
import { judge, type Trial } from './judge.js';

/** Scores that know the label to some degree: 0 is chance, 1 is certainty. */
function trial(rows: number, knows: { challenger: number; champion: number | null }): Trial {
  const random = sequence(5);
  const labels = Uint8Array.from({ length: rows }, () => (random() < 0.25 ? 1 : 0));
  const scores = (degree: number) =>
    Float64Array.from(labels, (label) => (1 - degree) * random() + degree * label * 0.9);
  return {
    labels,
    declarations: Int32Array.from(labels, (_, row) => Math.floor(row / 2)),
    challenger: scores(knows.challenger),
    champion: knows.champion === null ? null : scores(knows.champion),
    random: Uint8Array.from(labels, (_, row) => (row % 10 === 0 ? 1 : 0)),
  };
}

describe('a challenger', () => {
  it('is better where its gain is surely above nothing', () => {
    const judgement = judge(trial(1000, { challenger: 0.5, champion: 0.2 }), 0.05, 1);
    expect(judgement).toMatchObject({ better: true });
    expect(judgement.interval[0]).toBeGreaterThan(0);
    expect(judgement.interval[0]).toBeLessThan(judgement.gain);
    expect(judgement.interval[1]).toBeGreaterThan(judgement.gain);
  });

  it('is not better where it is as good, or worse', () => {
    for (const challenger of [0.3, 0.1]) {
      const { better, why } = judge(trial(1000, { challenger, champion: 0.3 }), 0.05, 1);
      expect(better).toBe(false);
      expect(why).toMatch(/^Not surely better than the champion/);
    }
  });

  it('is not better by a gain that few results can tell', () => {
    expect(judge(trial(40, { challenger: 0.22, champion: 0.2 }), 0.05, 1).better).toBe(false);
  });

  it('has to be better than chance where there is no champion', () => {
    expect(judge(trial(1000, { challenger: 0.4, champion: null }), 0.05, 1).better).toBe(true);
    expect(judge(trial(1000, { challenger: 0, champion: null }), 0.05, 1).why).toMatch(
      /^Not surely better than chance/,
    );
  });

  it('is not better where it finds less among as many as can be inspected', () => {
    const given = trial(1000, { challenger: 0.6, champion: 0.2 });
    // The champion is certain of ten hits, and knows nothing of the rest.
    const hits = [...given.labels.keys()].filter((row) => given.labels[row] === 1).slice(0, 10);
    const clean = [...given.labels.keys()].filter((row) => given.labels[row] === 0).slice(0, 10);
    for (const row of hits) given.champion![row] = 0.99;
    for (const row of clean) given.challenger[row] = 0.99;
    expect(judge(given, 0.01, 1)).toMatchObject({
      better: false,
      why: expect.stringMatching(/^Less precise/) as string,
    });
    expect(modelInSpanish(judge(given, 0.01, 1).why)).toMatch(/^Menos preciso que el que decide en /);
  });

  it('is measured on the random control group too', () => {
    const { challenger } = judge(trial(1000, { challenger: 0.4, champion: null }), 0.05, 1);
    expect(challenger.random?.rows).toBe(100);
  });

  it.each([
    [
      { challenger: 0.5, champion: 0.2 },
      0.05,
      /^Mejor que el que decide: precisión media \+0,\d+ frente al que decide, /,
    ],
    [{ challenger: 0.1, champion: 0.3 }, 0.05, /^No es mejor con certeza que el que decide: precisión media -0,\d+ /],
    [
      { challenger: 0.4, champion: null },
      0.05,
      /^Mejor que el azar: .* frente al azar, intervalo del 95 % de 0,\d+ a 0,\d+\.$/,
    ],
  ])('reads in Spanish why it is better or is not: %j', (knows, capacity, said) => {
    expect(modelInSpanish(judge(trial(1000, knows), capacity, 1).why)).toMatch(said);
  });

  it('is judged the same again by the same seed', () => {
    const given = trial(300, { challenger: 0.4, champion: 0.3 });
    expect(judge(given, 0.05, 7)).toEqual(judge(given, 0.05, 7));
  });

  it('cannot be judged where nothing was found', () => {
    const nothing = { ...trial(100, { challenger: 0.4, champion: null }), labels: new Uint8Array(100) };
    expect(() => judge(nothing, 0.05, 1)).toThrow('nothing to compare by');
  });
});
