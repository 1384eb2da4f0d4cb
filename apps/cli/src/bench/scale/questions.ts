import { DeclarationFilter, DeclarationReadFilter, InboxFilter, SignalsQuery, type DeclarationId } from '#libs/domain';
import {
  auditTrail,
  content,
  declarationView,
  inbox,
  inboxCounts,
  inclusionProof,
  integritySignals,
  listDeclarations,
  readsOf,
  timeline,
  type Person,
  type Queries,
  type Tables,
} from '#libs/store';
import type { Transaction } from 'kysely';
import { BROKER, type Sample, type Sampled } from './sampled.js';

/** Something that people ask again and again, each time of something else. */
export interface Question {
  /** Who asks: a demo person. */
  person: string;
  /** From the API's root. */
  path: (turn: number) => string;
  /** The same in the database alone, where it is asked there as it is. */
  database?: (asked: { tx: Transaction<Tables>; owner: Queries; person: Person }, turn: number) => Promise<unknown>;
  /** Of 95 in 100, where the design names one. */
  budget?: { where: 'api' | 'database'; ms: number };
}

/** What questions are about: samples of the file, where its lists go on, and of which time it tells. */
export interface About {
  sample: Sample;
  /** `next` of a page far into a list, by the list's path; undefined where the list is shorter. */
  deep: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  time: { from: number; until: number };
}

const DAY = 86_400_000;
const OFFICER = 'olga';
const AUDITOR = 'aurora';
const INBOX_BUDGET = { where: 'database', ms: 20 } as const;
const STUDY_BUDGET = { where: 'api', ms: 1000 } as const;

/** Lists of which a page far into them is asked for too. */
export const DEEP_LISTS = {
  inbox: { person: OFFICER, path: '/tasks?limit=50' },
  done: { person: OFFICER, path: '/tasks?limit=50&state=completed' },
  brokers: { person: BROKER, path: '/declarations?limit=50' },
  all: { person: OFFICER, path: '/declarations?limit=50' },
} as const;

/** What is asked, by its name. */
export function questionsOf(about: About): Record<string, Question> {
  return { ...inboxQuestions(about), ...trackingQuestions(about), ...auditQuestions(about), ...studyQuestions(about) };
}

/** One after another of some: of another in each turn. */
function inTurn<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error('There is nothing of that kind on file: take more declarations.');
  return item;
}

/** What a query string asks, as the API's schemas take it. */
function queryOf(path: string): Record<string, string | string[]> {
  const params = new URL(path, 'http://api').searchParams;
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const [first = '', ...others] = params.getAll(name);
      return [name, others.length > 0 ? [first, ...others] : first];
    }),
  );
}

const tasks = (person: string, path: (turn: number) => string): Question => ({
  person,
  path,
  database: ({ tx, person: who }, turn) => inbox(tx, InboxFilter.parse(queryOf(path(turn))), who),
  budget: INBOX_BUDGET,
});
const counts = (person: string, path: string): Question => ({
  person,
  path: () => path,
  database: ({ tx, person: who }) => inboxCounts(tx, InboxFilter.parse(queryOf(path)), who),
});
const list = (person: string, path: (turn: number) => string): Question => ({
  person,
  path,
  database: ({ tx, person: who }, turn) => listDeclarations(tx, DeclarationFilter.parse(queryOf(path(turn))), who),
});
const deepOf = (deep: About['deep'], path: string): string => {
  const after = deep.get(path);
  return after === undefined ? path : `${path}&after=${encodeURIComponent(after)}`;
};

function inboxQuestions({ deep }: About): Record<string, Question> {
  const offices = ['COBOG', 'COBUN', 'COCTG'];
  return {
    'inbox of all offices': tasks(OFFICER, () => DEEP_LISTS.inbox.path),
    'inbox of all offices, page 100': tasks(OFFICER, () => deepOf(deep, DEEP_LISTS.inbox.path)),
    'inbox of one office': tasks('omaira', () => '/tasks?limit=50'),
    'inbox of an office and group': tasks('sofia', (turn) => `/tasks?office=${inTurn(offices, turn)}&group=documents`),
    'inbox of an agency': tasks('adriana', () => '/tasks?limit=50'),
    'inbox of a broker': tasks(BROKER, () => '/tasks?limit=50'),
    'overdue tasks': tasks(OFFICER, () => '/tasks?overdue=true'),
    'overdue tasks of an office by due date': tasks('samuel', () => '/tasks?overdue=true&sort=due'),
    'tasks that I hold': tasks('oscar', () => '/tasks?assignee=me'),
    'tasks that I may take': tasks('ines', () => '/tasks?mine=may-take'),
    'tasks that I have done': tasks('oscar', () => '/tasks?assignee=me&state=completed'),
    'tasks done': tasks(OFFICER, () => DEEP_LISTS.done.path),
    'tasks done, page 100': tasks(OFFICER, () => deepOf(deep, DEEP_LISTS.done.path)),
    'tasks done of a broker': tasks(BROKER, () => '/tasks?state=completed'),
    'counts of an inbox': counts(OFFICER, '/tasks/counts'),
    'counts of an office’s inbox': counts('omaira', '/tasks/counts'),
    'counts of all tasks done': counts(OFFICER, '/tasks/counts?state=completed'),
  };
}

function trackingQuestions({ sample, deep }: About): Record<string, Question> {
  const one = (person: string, of: readonly Sampled[], more = ''): Pick<Question, 'person' | 'path'> => ({
    person,
    path: (turn) => `/declarations/${inTurn(of, turn).id}${more}`,
  });
  const brokers = sample.brokers;
  return {
    'declarations of a broker': list(BROKER, () => DEEP_LISTS.brokers.path),
    'declarations of a broker, page 100': list(BROKER, () => deepOf(deep, DEEP_LISTS.brokers.path)),
    'declarations of a broker that are held': list(BROKER, () => '/declarations?status=held'),
    'a declaration of a broker by reference': list(
      BROKER,
      (turn) => `/declarations?localReference=${inTurn(brokers, turn).reference}`,
    ),
    'a declaration of a broker by MRN': list(BROKER, (turn) => `/declarations?mrn=${inTurn(brokers, turn).mrn}`),
    'declarations of all': list(OFFICER, () => DEEP_LISTS.all.path),
    'declarations of all, page 100': list(OFFICER, () => deepOf(deep, DEEP_LISTS.all.path)),
    'declarations of an office that are held': list('omaira', () => '/declarations?status=held'),
    'refused declarations of an office': list('omaira', () => '/declarations?status=refused'),
    'a declaration, as its broker sees it': {
      ...one(BROKER, brokers),
      database: ({ tx, person }, turn) => declarationView(tx, inTurn(brokers, turn).id, person.see),
    },
    'its timeline, as its broker sees it': {
      ...one(BROKER, brokers, '/timeline'),
      database: ({ tx, person }, turn) => timeline(tx, inTurn(brokers, turn).id, person.see),
    },
    'expected release of a held declaration': one(OFFICER, sample.held, '/expected-release'),
    'a declaration, as an officer sees it': {
      ...one(OFFICER, sample.any),
      database: ({ tx, person }, turn) => declarationView(tx, inTurn(sample.any, turn).id, person.see),
    },
    'its content': {
      ...one(OFFICER, sample.any, '/content'),
      database: ({ tx }, turn) => content(tx, inTurn(sample.any, turn).id),
    },
    'its times': one('amparo', sample.any, '/times'),
  };
}

function auditQuestions({ sample, time }: About): Record<string, Question> {
  const month = (turn: number) => {
    const from = time.until - DAY * 30 * (1 + (turn % 20));
    return { from: new Date(from).toISOString(), to: new Date(from + 30 * DAY).toISOString() };
  };
  const asked = (turn: number) => new URLSearchParams(month(turn)).toString();
  const id = (turn: number) => inTurn(sample.any, turn).id as DeclarationId;
  return {
    'a proof': {
      person: AUDITOR,
      path: (turn) => `/audit/proofs/${id(turn)}`,
      database: ({ owner }, turn) => inclusionProof(owner, id(turn)),
    },
    'an audit trail': {
      person: AUDITOR,
      path: (turn) => `/declarations/${id(turn)}/audit`,
      database: ({ tx }, turn) => auditTrail(tx, id(turn)),
    },
    'who read a declaration': {
      person: AUDITOR,
      path: (turn) => `/declarations/${id(turn)}/reads`,
      database: ({ tx }, turn) => readsOf(tx, id(turn), DeclarationReadFilter.parse({})),
    },
    'signals of a month': {
      person: AUDITOR,
      path: (turn) => `/audit/signals?${asked(turn)}`,
      database: ({ tx }, turn) => integritySignals(tx, SignalsQuery.parse(month(turn))),
      budget: { where: 'database', ms: 2000 },
    },
    'signals of a month and an office': {
      person: AUDITOR,
      path: (turn) => `/audit/signals?${asked(turn)}&office=COBUN`,
      database: ({ tx }, turn) => integritySignals(tx, SignalsQuery.parse({ ...month(turn), office: 'COBUN' })),
      budget: { where: 'database', ms: 2000 },
    },
    'checkpoints, a page': { person: AUDITOR, path: () => '/audit/checkpoints' },
    'process log of an hour': {
      person: 'amparo',
      path: (turn) => {
        const from = time.until - DAY * (2 + (turn % 60));
        const [begin, end] = [from, from + DAY / 24].map((at) => new Date(at).toISOString());
        return `/process-log?format=ocel&from=${begin}&to=${end}`;
      },
    },
  };
}

/** Through the API alone: it keeps the rows of the study in memory (ADR 9). */
function studyQuestions({ time }: About): Record<string, Question> {
  const [from, to] = [time.until - 365 * DAY, time.until].map((at) => new Date(at).toISOString());
  const study = (more: string, path = '/clearance-times'): Question => ({
    person: 'amparo',
    // No two questions are of quite the same time.
    path: (turn) => `${path}?from=${new Date(Date.parse(from ?? '') + turn * 60_000).toISOString()}&to=${to}${more}`,
    budget: STUDY_BUDGET,
  });
  const [before, until] = [time.from, time.until - 365 * DAY].map((at) => new Date(at).toISOString());
  return {
    'study of a year': study(''),
    'study of a year by office and lane': study('&groupBy=office&groupBy=lane'),
    'study of a year by month': study('&groupBy=month'),
    'study of a year beside the one before': study(
      `&serviceLevel=86400&against.from=${before}&against.to=${until}`,
      '/clearance-times/comparison',
    ),
  };
}
