import { DEFAULT_SETTINGS } from '#libs/risk';
import { formerSettings, inspecting, learning, officesIn, REPLAY_REASON } from './former-settings.js';

const own = { ...DEFAULT_SETTINGS, random: 0.02 };
const change = (office: string, settings: typeof own, reason: string) => ({ office, settings, reason });

describe('the settings that a replay restores', () => {
  it('are those in force', () => {
    const told = { inForce: [{ office: '*', settings: own }], history: [change('*', own, 'more control')] };
    expect(formerSettings(told, '*')).toEqual(own);
  });

  it('are the defaults of the administration for an office without its own', () => {
    const told = { inForce: [{ office: '*', settings: own }], history: [] };
    expect(formerSettings(told, 'GBLON')).toEqual(own);
  });

  it('are those before a replay that was killed before it could restore them', () => {
    const told = {
      inForce: [{ office: '*', settings: learning(own) }],
      history: [
        change('*', learning(own), `${REPLAY_REASON}everything`),
        change('COBOG', learning(own), 'an office of its own mind'),
        change('*', own, 'more control'),
      ],
    };
    expect(formerSettings(told, '*')).toEqual(own);
  });

  it('are those of a new system where a replay was the first to change them', () => {
    const history = [change('*', learning(own), `${REPLAY_REASON}everything`)];
    expect(formerSettings({ inForce: [{ office: '*', settings: learning(own) }], history }, '*')).toEqual(
      DEFAULT_SETTINGS,
    );
  });
});

it('a replay changes the settings of all offices that have some, or of the one at which it lodges', () => {
  const told = { inForce: ['*', 'COBOG'].map((office) => ({ office, settings: own })), history: [] };
  expect(officesIn(told)).toEqual(['*', 'COBOG']);
  expect(officesIn(told, 'GBLON')).toEqual(['GBLON']);
});

it('random control and exploration are as the system has them, once everything has been inspected for long enough', () => {
  expect(learning(own)).toMatchObject({ random: 1 });
  expect(inspecting(own, 0.2)).toEqual({
    ...own,
    capacity: { inspection: { share: 0.2 }, scan: { share: 0 }, documents: { share: 0 } },
  });
  expect(inspecting(own, 0.2, 0.4)).toMatchObject({ random: 0.4, exploration: own.exploration });
});
