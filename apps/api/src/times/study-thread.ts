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
  resolve: (answer: object) => void;
  reject: (error: Error) => void;
}

/** How many questions may wait at once: each takes a part of a second, and whoever asked first has long given up by then. */
const MOST_WAITING = 32;
/** How long an answer is waited for: after a start a million rows are read first. */
const PATIENCE_MS = 20_000;

/**
 * The study in a thread of its own, so that no lodgement waits while a million declarations are looked through (ADR 9). Begun by the
 * first question; where it dies, by the next one. Only from a build: threads run JavaScript.
 */
export class StudyThread {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(private readonly databaseUrl: string) {}

  /**
   * @param about given with a question for a report, which is answered with its PDF
   * @throws Refused as the study does; `busy` while its rows are being read, or where too many ask at once
   */
  async ask(question: StudyQuestion, about?: AboutReport): Promise<object> {
    if (this.waiting.size >= MOST_WAITING) throw new Refused('busy', 'Too many ask for the study now; ask again.');
    const thread = this.running();
    const id = ++this.last;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<object>((resolve, reject) => {
        // It stays until the thread has answered, though nobody may wait for it any more: that is what the thread has to do.
        this.waiting.set(id, { resolve, reject });
        timer = setTimeout(() => reject(new Refused('busy', NOT_READ_YET)), PATIENCE_MS);
        thread.postMessage({ id, question, about } satisfies ToThread);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** End the thread; questions under way fail. */
  async stop(): Promise<void> {
    await this.thread?.terminate();
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(new URL('./study-thread-entry.js', import.meta.url), {
      workerData: { databaseUrl: this.databaseUrl },
    });
    thread.on('message', (said: FromThread) => this.hear(said));
    thread.on('error', (error: Error) => this.lose(thread, error));
    thread.on('exit', () => this.lose(thread, new Refused('busy', 'The study starts again; ask again.')));
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

  private lose(thread: Worker, error: Error): void {
    if (this.thread !== thread) return;
    this.thread = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

const NOT_READ_YET = 'The study is being read from the record, which takes a while after a start; ask again.';

function errorOf({ refused, message, stack, code }: Extract<FromThread, { error: unknown }>['error']): Error {
  if (refused) return new Refused(refused, message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return code === undefined ? error : Object.assign(error, { code });
}
