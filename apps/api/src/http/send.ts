import type { Response } from 'express';

/** Write to a response at the pace at which its reader takes it; nothing where the reader is gone. */
export async function send(response: Response, text: string): Promise<void> {
  if (response.destroyed || response.writableEnded || response.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
