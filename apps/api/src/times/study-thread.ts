import { Worker } from 'node:worker_threads';
import { Refused, type ProblemCode } from '#libs/domain';
import type { StudyQuestion } from '#libs/study';
import type { AboutReport } from '#libs/study-report';

/** What the thread is asked. */
export interface ToThread {
  id: number;
  question: StudyQuestion;
  /** Given where the answer is to be drawn, as PDF. */
  about?: AboutReport;
}

/** What the thread says. */
export type FromThread =
  | { id: number; answer: object }
  | { id: number; error: { refused?: ProblemCode; message: string; stack?: string; code?: string } };

interface Waiting {
  /** Who asked. */
  by: string;
  resolve: (answer: object) => void;
  reject: (error: Error) => void;
}

/** How many questions may wait at once: each takes a part of a second, and whoever asked first has long given up by then. */
const MOST_WAITING = 32;
/** And how many of one person, so that nobody is in everybody’s way: the page of the study asks eight, and eight others before those are answered. */
const MOST_OF_ONE = 16;
/** How long an answer is waited for, those to earlier questions included. */
const PATIENCE_MS = 20_000;

/** The thread in which the study is kept. Only from a build: threads run JavaScript. @param databaseUrl of the owning role */
export const startStudyThread = (databaseUrl: string): Worker =>
  new Worker(new URL('./study-thread-entry.js', import.meta.url), { workerData: { databaseUrl } });

/**
 * The study in a thread of its own, so that no lodgement waits while a million declarations are looked through (ADR 9). Where it dies,
 * whoever waits is told to ask again, and a new one begins.
 */
export class StudyThread {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** @param onDeath told why a thread died, unless it was stopped */
  constructor(
    private readonly start: () => Worker,
    private readonly onDeath: (error: Error) => void,
  ) {}

  /** Start the thread, which begins to read the record; the first question does otherwise. */
  begin(): void {
    this.running();
  }

  /**
   * @param by whose question it is
   * @param about given with a question for a report, which is answered with its PDF
   * @throws Refused as the study does; `busy` while its rows are being read, or where too many ask at once, or one person too much
   */
  async ask(by: string, question: StudyQuestion, about?: AboutReport): Promise<object> {
    if (this.waiting.size >= MOST_WAITING) throw new Refused('busy', 'Too many ask for the study now; ask again.');
    if ([...this.waiting.values()].filter((each) => each.by === by).length >= MOST_OF_ONE)
      throw new Refused('busy', TOO_MANY_OF_ONE);
    const thread = this.running();
    const id = ++this.last;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<object>((resolve, reject) => {
        // It stays until the thread has answered, though nobody may wait for it any more: that is what the thread has to do.
        this.waiting.set(id, { by, resolve, reject });
        timer = setTimeout(() => reject(new Refused('busy', NO_ANSWER_YET)), PATIENCE_MS);
        thread.postMessage({ id, question, about } satisfies ToThread);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** End the thread; questions under way fail. */
  async stop(): Promise<void> {
    const thread = this.thread;
    if (!thread) return;
    this.lose(thread);
    await thread.terminate();
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const thread = this.start();
    thread.on('message', (said: FromThread) => this.hear(said));
    thread.on('error', (error: Error) => this.mourn(thread, error));
    thread.on('exit', (code) => this.mourn(thread, new Error(`The study’s thread ended with ${code}.`)));
    // The process may end while the thread waits for questions.
    thread.unref();
    this.thread = thread;
    return thread;
  }

  private hear(said: FromThread): void {
    const waiting = this.waiting.get(said.id);
    this.waiting.delete(said.id);
    if ('answer' in said) waiting?.resolve(said.answer);
    else waiting?.reject(errorOf(said.error));
  }

  /** A thread that died while somebody waited is replaced at once: its successor has all to read. Otherwise the next question does. */
  private mourn(thread: Worker, error: Error): void {
    if (this.thread !== thread) return;
    const isMissed = this.waiting.size > 0;
    this.lose(thread);
    this.onDeath(error);
    if (isMissed) this.running();
  }

  private lose(thread: Worker): void {
    if (this.thread === thread) this.thread = undefined;
    for (const { reject } of this.waiting.values()) reject(new Refused('busy', STARTS_AGAIN));
    this.waiting.clear();
  }
}

const TOO_MANY_OF_ONE = `${MOST_OF_ONE} of your questions to the study are under way; ask again when one of them is answered.`;
const NO_ANSWER_YET = 'The study has not answered yet: others asked before. Ask again, or ask for less.';
const STARTS_AGAIN = 'The study ended amid your question and starts again; ask again.';

function errorOf({ refused, message, stack, code }: Extract<FromThread, { error: unknown }>['error']): Error {
  if (refused) return new Refused(refused, message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return code === undefined ? error : Object.assign(error, { code });
}
