import { parentPort, workerData } from 'node:worker_threads';
import { Refused, type StudyReportFigures } from '#libs/domain';
import { openPool, studySource } from '#libs/store';
import { KeptStudy } from '#libs/study';
import { documentOf, pdfOf } from '#libs/study-report';
import type { FromThread, ToThread } from './study-thread.js';

/** The other end of `StudyThread`: keeps the study in memory, reads its rows by a connection of its own, and answers. */
const { databaseUrl } = workerData as { databaseUrl: string };
// A question that waits for the database for ever would be in the way of all after it.
const pool = openPool(databaseUrl, { role: 'owner', connections: 1, timed: true });
const study = new KeptStudy(studySource(pool));
// Before anybody asks. Where it fails, the first question tries again, and is told why not.
study.begin().catch(() => undefined);
const tell = (message: FromThread): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, question, about }: ToThread) => {
  const answered = study.answer(question);
  const wanted = about ? answered.then((figures) => pdfOf(documentOf(figures as StudyReportFigures, about))) : answered;
  wanted.then(
    (answer) => tell({ id, answer }),
    (error: unknown) => tell({ id, error: toldOf(error) }),
  );
});

/** Classes of errors do not survive the way to the other thread: what refusals and the database's errors are known by goes along. */
function toldOf(error: unknown): NonNullable<Extract<FromThread, { error: unknown }>['error']> {
  if (error instanceof Refused) return { refused: error.code, message: error.message };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return { message, stack, code };
}
