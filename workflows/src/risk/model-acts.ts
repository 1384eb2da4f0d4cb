import type { Refusal } from '#libs/domain';
import type { ModelAct, ModelStanding } from '#libs/store';

/**
 * Whether somebody may do this about a model as it stands: a refusal, `done` where it was done by the same person already, or
 * undefined where it is to be done. Promoting takes two people; going back takes one, since it must not wait.
 */
export function judged(standing: ModelStanding, act: ModelAct, by: string): Refusal | 'done' | undefined {
  const { version, status, requestedBy } = standing;
  switch (act) {
    case 'requested':
      if (requestedBy === by) return 'done';
      if (status === 'champion')
        return { code: 'model-not-promotable', detail: `${version} is ${status}; no promotion can be asked for it.` };
      if (requestedBy !== null)
        return {
          code: 'model-not-promotable',
          detail: `${requestedBy} has asked for it already: approve, or decline.`,
        };
      return undefined;
    case 'approved':
      if (requestedBy === null && status === 'champion') return 'done';
      if (requestedBy === null) return notRequested(version);
      if (requestedBy === by)
        return { code: 'separation-of-duties', detail: 'Whoever asked for the promotion may not approve it.' };
      return undefined;
    case 'declined':
    case 'lapsed':
      return requestedBy === null ? notRequested(version) : undefined;
    case 'undone':
      if (status === 'champion') return undefined;
      return { code: 'model-not-champion', detail: `${version} is ${status}; there is no promotion to undo.` };
  }
}

const notRequested = (version: string): Refusal => ({
  code: 'promotion-not-requested',
  detail: `Nobody has asked for the promotion of ${version}, or it was answered already.`,
});
