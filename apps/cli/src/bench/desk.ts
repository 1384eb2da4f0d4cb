import { randomUUID } from 'node:crypto';
import type { StackAtHand } from '../with-stack.js';
import { declarationFor, type LoadLane } from './declarations.js';
import { senderTo } from './sender.js';

/** Who is at work: customs' own intake, an officer and an inspector of all offices. */
export const GATEWAY = 'gateway';
export const OFFICER = 'olga';
export const INSPECTOR = 'ines';

/** Of a declaration's answer, what is needed to go on. */
export interface LodgedView {
  id: string;
  lane: string;
  status: string;
  holds: { taskId: string; kind: string }[];
  /** Why it was selected: a control answers each. */
  reasons: { rule: string }[];
}

/** The acts whose times are measured, each through HTTP, each expected to succeed. */
export interface Desk {
  /** @throws Error also where the declaration did not go to the lane that it was made for */
  lodge(lane: LoadLane): Promise<LodgedView>;
  /** Lodges a declaration made for a lane, whichever it goes to: on a system with history a control may be drawn for any. */
  send(lane: LoadLane): Promise<LodgedView>;
  read(id: string): Promise<LodgedView>;
  claim(person: string, taskId: string): Promise<void>;
  /** Completes a task that was never issued again, without a finding. */
  complete(person: string, taskId: string, of: Pick<LodgedView, 'reasons'>): Promise<void>;
  inbox(person: string, query: string): Promise<unknown>;
  close(): void;
}

/** @throws Error naming request and answer, where the answer is not the expected one */
export function deskAt({ urls, token }: Pick<StackAtHand, 'urls' | 'token'>): Desk {
  const sender = senderTo(urls.api);
  const run = randomUUID().slice(0, 8);
  let number = 0;
  const expect = async (wanted: number, person: string, method: string, path: string, body?: object) => {
    const { status, text } = await sender.send(method, path, await token(person), body);
    if (status === wanted) return JSON.parse(text) as unknown;
    throw new Error(`${method} ${path} answered ${status}: ${text}`);
  };
  const task = (id: string) => `/tasks/${encodeURIComponent(id)}`;
  const send = async (lane: LoadLane) => {
    number += 1;
    const declaration = declarationFor(lane, `BENCH-${run}-${number}`);
    return (await expect(201, GATEWAY, 'POST', '/declarations', declaration)) as LodgedView;
  };
  return {
    send,
    lodge: async (lane) => {
      const view = await send(lane);
      if (view.lane !== lane) throw new Error(`A declaration made for the ${lane} lane went to ${view.lane}.`);
      return view;
    },
    read: async (id) => (await expect(200, GATEWAY, 'GET', `/declarations/${id}`)) as LodgedView,
    claim: async (person, taskId) => {
      await expect(200, person, 'POST', `${task(taskId)}/claim`);
    },
    complete: async (person, taskId, { reasons }) => {
      const reasonResults = reasons.map(({ rule }) => ({ rule, result: 'not-found' }));
      const answer = { attempt: 1, response: { outcome: 'conforming', reasonResults } };
      await expect(200, person, 'POST', `${task(taskId)}/complete`, answer);
    },
    inbox: (person, query) => expect(200, person, 'GET', `/tasks?${query}`),
    close: () => sender.close(),
  };
}

/** The task that holds a declaration's goods now. @throws Error where none does */
export function openTask({ id, status, holds: [hold] }: LodgedView): string {
  if (!hold) throw new Error(`${id} is ${status}; a task was expected.`);
  return hold.taskId;
}
