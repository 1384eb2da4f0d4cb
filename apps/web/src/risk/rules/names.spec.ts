import { checkCondition, FEATURES } from '#libs/risk';
import { ALLOWED_CALLS } from '../../../../../libs/risk/src/rules/condition-limits.js';
import { conditionWords } from './condition-words.js';
import { FEATURE_NAMES, FUNCTIONS, NAMES } from './names.js';

describe('what the editor offers', () => {
  it('are all functions that a condition may call, each in a condition that is in order', () => {
    expect(FUNCTIONS.map(([name]) => name).sort()).toEqual([...ALLOWED_CALLS].sort());
    for (const [name, example] of FUNCTIONS) {
      expect(example).toContain(`${name}(`);
      expect([example, checkCondition(example, FEATURES)]).toEqual([example, []]);
    }
  });

  it.each(['es', 'en'] as const)('is told in words, whatever it is (%s)', (language) => {
    const { members, functions, counted } = conditionWords[language];
    const untold = NAMES.flatMap(([its, names]) =>
      names.filter(({ name }) => name !== 'office' && !members[its][name.replace(/^.*\./, '')]),
    );
    expect(untold).toEqual([]);
    expect(FUNCTIONS.filter(([name]) => !functions[name])).toEqual([]);
    const entities = FEATURE_NAMES.map(({ name }) => name.replace(/^.*"(rate|results)-|".*$/g, ''));
    expect(entities.filter((entity) => !counted[entity])).toEqual([]);
  });

  it('are members that there are, of the declaration and of its items', () => {
    const offered = NAMES.filter(([its]) => its === 'Declaration' || its === 'Item').flatMap(([, names]) => names);
    expect(offered.length).toBeGreaterThan(40);
    for (const { name, type } of [...offered, ...FEATURE_NAMES]) {
      const asked = type === 'map<string, double>' ? `has(${name}.items)` : `[${name}].size() == 1`;
      const condition = `declaration.items.exists(i, ${asked})`;
      expect([condition, checkCondition(condition, FEATURES)]).toEqual([condition, []]);
    }
  });
});
