import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { keepSchedules } from '../../apps/worker/src/schedules.js';
import { startTestTemporal, type TestTemporal } from '../setup/temporal.js';

let temporal: TestTemporal;
let connection: NativeConnection;
let client: Client;

beforeAll(async () => {
  temporal = await startTestTemporal();
  connection = await NativeConnection.connect({ address: temporal.address });
  client = new Client({ connection });
});

afterAll(async () => {
  await connection.close();
  await temporal.stop();
});

const ALL = ['risk-retraining', 'risk-seeds', 'risk-thresholds', 'risk-watch'];

const described = async () => Promise.all(ALL.map((id) => client.schedule.getHandle(id).describe()));

describe('the risk unit’s schedules', () => {
  it('are made once, however many workers start', async () => {
    await Promise.all([keepSchedules(client), keepSchedules(client)]);
    await keepSchedules(client);
    expect((await described()).map(({ scheduleId }) => scheduleId)).toEqual(ALL);
  });

  it('that somebody has paused stay paused when a worker starts', async () => {
    await client.schedule.getHandle('risk-retraining').pause('the data centre moves');
    await keepSchedules(client);
    const [retraining] = await described();
    expect(retraining!.state).toMatchObject({ paused: true, note: 'the data centre moves' });
  });

  it('have the seeds seen to when a worker starts', async () => {
    const [, seeds] = await described();
    expect(seeds!.info.numActionsTaken + seeds!.info.runningActions.length).toBeGreaterThan(0);
  });
});
