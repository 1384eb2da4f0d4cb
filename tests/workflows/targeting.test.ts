import { openHolds } from '#libs/clearance';
import type { DeclarationId } from '#libs/domain';
import type { Basis } from '#libs/risk';
import { basisHash, eventsOf } from '#libs/store';
import { amendDeclaration, updates } from '#workflows';
import { declarationOf, openCounter, openingFor, person, versionOf, type Counter } from './counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
}, 120_000);
afterAll(() => counter.close());

interface Decision {
  seq: number;
  faults: string[];
  basis: Basis;
  basis_sha256: string;
}

const decisionsOn = async (id: DeclarationId): Promise<Decision[]> => {
  const { rows } = await counter.pool.query<Decision>(
    'select seq, faults, basis, basis_sha256 from risk_decisions where declaration_id = $1 order by seq',
    [id],
  );
  return rows;
};

/** Hashes of the bases that a declaration's assessments name, with the numbers of their events. */
const named = async (id: DeclarationId): Promise<[number, string | undefined][]> =>
  (await eventsOf(counter.pool, id)).flatMap(({ event }): [number, string | undefined][] =>
    event.type === 'LaneAssigned' && event.assessment ? [[event.seq, event.assessment.basis]] : [],
  );

it('keeps with the record what each assessment was made by: that of a lodgement, and that of an amendment', async () => {
  counter.lane = 'yellow';
  const opening = openingFor(declarationOf());
  const { id, handle } = await counter.lodge(opening.lodgement.declaration);
  const declaration = { ...opening.lodgement.declaration, ucr: 'UCR-1' };
  const amendment = {
    ...{ by: person('bruno'), reason: 'forgotten', base: opening.lodgement.version.content, declaration },
    ...{ version: versionOf(declaration), warnings: [] },
  };
  await handle.executeUpdate(amendDeclaration, { args: [amendment] });
  const decisions = await decisionsOn(id);
  expect(decisions).toHaveLength(2);
  expect(decisions.map(({ seq, basis }) => [seq, basisHash(basis)])).toEqual(await named(id));
  expect(decisions.map(({ basis_sha256 }) => basis_sha256)).toEqual(decisions.map(({ basis }) => basisHash(basis)));
  // The same draw, since an amendment gives no second chance.
  expect(decisions[0]?.basis.draw).not.toBeNull();
  expect(decisions[1]?.basis.draw).toEqual(decisions[0]?.basis.draw);
});

it('keeps what an assessment was made by out of Temporal', async () => {
  counter.lane = 'green';
  const { handle } = await counter.lodge();
  await handle.result();
  const told = JSON.stringify(await handle.fetchHistory());
  const texts = [...told.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data]) =>
    Buffer.from(data ?? '', 'base64').toString(),
  );
  expect(texts.join()).toContain('LaneAssigned');
  expect(texts.join()).not.toContain('featureSet');
});

it('goes on where settings cannot be read: to the safer lane, for a reason that is told and answered', async () => {
  counter.lane = 'green';
  await counter.pool.query(`update risk_settings set body = '{"random": "often"}' where office = '*'`);
  try {
    const { id, handle } = await counter.lodge();
    const file = await counter.file(id);
    expect([file.lane, file.questions?.rules]).toEqual(['yellow', ['targeting-failed']]);
    expect(await decisionsOn(id)).toMatchObject([{ faults: ['settings-unreadable:*'] }]);
    expect(counter.faults).toContain('settings-unreadable:*');
    const [hold] = openHolds(file);
    if (!hold) throw new Error('no task');
    await counter.claim(hold.id, 'olga');
    const complete = (results: { rule: string; result: 'not-found' }[]) =>
      handle.executeUpdate(updates.completeTask, {
        args: [
          {
            ...{ by: person('olga'), holdId: hold.id, attempt: 1 },
            response: { kind: 'documents', form: { outcome: 'conforming', findings: [], reasonResults: results } },
          },
        ],
      });
    await expect(complete([])).rejects.toMatchObject({ cause: { type: 'content-invalid' } });
    await complete([{ rule: 'targeting-failed', result: 'not-found' }]);
    expect((await counter.file(id)).label).toMatchObject({ fraud: [] });
  } finally {
    await counter.pool
      .query(`update risk_settings set body = '{"capacity": {"inspection": {"share": 0}, "scan": {"share": 0},
      "documents": {"share": 0}}, "random": 0, "exploration": 0, "criticalWeight": 2}' where office = '*'`);
  }
});
