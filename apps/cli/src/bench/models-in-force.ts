import { SettingsView, type Instant } from '#libs/domain';
import { columnsOf, DEFAULT_SETTINGS, pastOnlyFeatures, TARGETS, trainModel, type Target } from '#libs/risk';
import { generatedLabelled } from '#libs/training';
import type { StackAtHand } from '../with-stack.js';

const ROWS = 10_000;
const WHY = 'For measuring what targeting costs';
const NONE = { share: 0 };

/**
 * Puts a champion of each target in force, and a challenger beside them, as the risk unit does, so that what is measured scores and
 * explains every declaration. They are trained on invented declarations, and nothing is selected by them: capacities are 0, so
 * every declaration still goes to the lane that it was made for.
 */
export async function putModelsInForce({ request }: Pick<StackAtHand, 'request'>): Promise<void> {
  const ask = async (person: string, method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await request(person, method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const settings = {
    ...{ ...DEFAULT_SETTINGS, random: 0, exploration: 0 },
    capacity: { inspection: NONE, scan: NONE, documents: NONE },
  };
  const { inForce } = SettingsView.parse(await ask('ramiro', 'GET', '/risk/settings'));
  const version = inForce.find(({ office }) => office === '*')?.version ?? 0;
  await ask('ramiro', 'PUT', '/risk/settings/*', { version, settings, reason: WHY });
  const train = trainerOnInvented();
  for (const target of TARGETS) {
    const { version } = (await ask('ramiro', 'POST', '/risk/models', train(target, 1))) as { version: string };
    await ask('ramiro', 'POST', `/risk/models/${version}/promotion`, { reason: WHY });
    await ask('regina', 'POST', `/risk/models/${version}/approval`);
  }
  await ask('ramiro', 'POST', '/risk/models', train('fraud', 2));
}

function trainerOnInvented() {
  const rows = generatedLabelled(ROWS);
  const columns = columnsOf(pastOnlyFeatures(rows, new Map()));
  const at = Float64Array.from(rows, (row) => row.at);
  return (target: Target, seed: number) =>
    trainModel({
      ...{ target, seed, columns, at, author: 'bench', origin: 'Invented declarations, for measuring.' },
      labels: Uint8Array.from(rows, ({ result }) => (result[target] ? 1 : 0)),
      madeAt: new Date().toISOString() as Instant,
    });
}
