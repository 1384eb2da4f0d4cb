import type { RiskModelSummary, RiskModelView } from '#libs/domain';
import { command, read, sendFile } from '../../api/client.js';
import { refresh } from '../../api/queries.js';

export type Target = RiskModelView['target'];

/** What is done about a model's promotion; all but the approval with a reason. */
export type Act = 'promotion' | 'approval' | 'decline' | 'undo';

/** @throws Problem separation-of-duties; model-not-promotable, promotion-not-requested or model-not-champion where something else came first */
export async function act(version: string, what: Act, reason?: string): Promise<void> {
  const body = reason === undefined ? undefined : { reason };
  try {
    await command<RiskModelView>('POST', `/risk/models/${encodeURIComponent(version)}/${what}`, body);
  } finally {
    // Refused or not: how it stands now is worth reading. Thresholds follow the champion.
    await refresh('/risk/');
  }
}

/** Have a model trained, unless one of this target is. @throws Problem */
export async function train(target: Target): Promise<void> {
  await command<unknown>('POST', '/risk/trainings', { target });
}

/** A model that was brought, and whether it was there before. */
interface Brought {
  model: RiskModelView;
  isKnown: boolean;
}

/**
 * Bring a model: an artefact in JSON, which says what it predicts, or a text of LightGBM, which does not. The same file brought again is
 * the same model.
 *
 * @throws Problem model-invalid
 */
export async function bring(file: File, target: Target): Promise<Brought> {
  const isText = /^\s*tree\s/.test(await file.slice(0, 64).text());
  const [path, type] = isText ? [`/risk/models?target=${target}`, 'text/plain'] : ['/risk/models', 'application/json'];
  const before = await read<RiskModelSummary[]>('/risk/models');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const key = `model-${target}-${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const response = await sendFile(path, file, type, key);
  await refresh('/risk/models');
  const model = (await response.json()) as RiskModelView;
  return { model, isKnown: before.some(({ version }) => version === model.version) };
}
