import { DeclarationPage, RuleContent } from '#libs/domain';
import { senderTo } from '../bench/sender.js';
import type { PeopleAtApi } from '../person-at-api.js';
import { counterAt } from '../replay/counter.js';
import { play } from '../replay/play.js';
import { riskUnit } from '../replay/risk-unit.js';
import { Tally } from '../replay/tally.js';
import { say } from '../say.js';
import { FIRST_PART, LAST_REFERENCE, ROWS, SECOND_PART, trade, TRADE_OFFICE } from './trade.js';

const TOLD_EVERY_MS = 10_000;

/**
 * In the first part everything is inspected, and a model is trained on that. Then many are still drawn at random, so that later results
 * tell how good the model is, and what a next one could learn.
 */
const TO_LEARN = { rate: 200, learn: FIRST_PART, inspect: 0.12, random: 0.45, trainEvery: Infinity };
/** As an office goes on from there: the model chooses, and what it finds stands beside the random control. */
const BY_MODEL = { rate: 200, learn: 0, inspect: 0.15, trainEvery: 0 };

/**
 * Plays the invented trade of a port through the running system, as `levante replay` plays a file, so that the risk unit has results of
 * controls to train on, a model in force and a random control beside it; and leaves it a rule that waits for approval. Each only
 * where it is not there yet. When the signal comes, what is under way is finished and settings are restored.
 */
export async function playHistory(people: PeopleAtApi, api: string, signal: AbortSignal): Promise<void> {
  if (!(await isPlayed(people))) await playTrade(people, api, signal);
  if (!signal.aborted) await draftRule(people);
}

async function isPlayed({ request }: PeopleAtApi): Promise<boolean> {
  const { body } = await request('sofia', 'GET', `/declarations?localReference=${LAST_REFERENCE}`);
  return DeclarationPage.parse(body).items.length > 0;
}

async function playTrade(people: PeopleAtApi, api: string, signal: AbortSignal): Promise<void> {
  say(`The risk unit gets a history, in the background: ${ROWS} invented declarations, and what inspections find ...`);
  const tally = new Tally();
  const sender = senderTo(api);
  const telling = setInterval(() => say(`History: ${tally.summary().rows} of ${ROWS} declarations.`), TOLD_EVERY_MS);
  try {
    const counter = counterAt(sender, people.token);
    const unit = await riskUnit(counter, TRADE_OFFICE);
    const audience = { tell: say, tellRow: (line: number, why: string) => say(`History, row ${line}: ${why}`) };
    const rows = [...trade()];
    await play(rows.slice(0, SECOND_PART), TO_LEARN, { counter, unit, tally }, audience, signal);
    if (!signal.aborted) {
      await unit.setThresholds();
      await play(rows.slice(SECOND_PART), BY_MODEL, { counter, unit, tally }, audience, signal);
    }
  } finally {
    clearInterval(telling);
    sender.close();
  }
  const { inspected, seconds } = tally.summary();
  if (!signal.aborted)
    say(`History: done in ${seconds} s, ${inspected} inspections. Ramiro can train a model; Regina approves it.`);
}

const DAY_MS = 86_400_000;

/** What an analyst makes of the history: a rule, tried on the record, which another has to approve. */
async function draftRule({ request }: PeopleAtApi): Promise<void> {
  const rule = waitingRule(Date.now());
  const path = `/risk/rules/${rule.id}`;
  if ((await request('ramiro', 'GET', path)).status !== 404) return;
  await request('ramiro', 'POST', '/risk/rules', rule);
  await request('ramiro', 'POST', `${path}/backtest`, { version: 1 });
}

/** @param now in milliseconds since 1970 */
export const waitingRule = (now: number): RuleContent =>
  RuleContent.parse({
    id: 'small-courier-consignments',
    condition: `declaration.kind == 'import' && declaration.expedited &&
  declaration.items.exists(i, i.netMassKg < 30)`,
    purpose: 'Revenue and security: small consignments by courier hold other goods than declared',
    expectedFinding: 'Goods that are prohibited or not declared, or more of them than declared',
    instruction: 'Scan the package; compare the picture with the invoice; open what does not fit',
    translations: {
      es: {
        purpose: 'Recaudo y seguridad: los envíos urgentes pequeños traen mercancía distinta de la declarada',
        expectedFinding: 'Mercancía prohibida o sin declarar, o más que la declarada',
        instruction: 'Pase el bulto por el escáner; compare la imagen con la factura; abra lo que no corresponda',
      },
    },
    lane: 'orange',
    weight: 30,
    validFrom: new Date(now).toISOString(),
    validTo: new Date(now + 180 * DAY_MS).toISOString(),
  });
