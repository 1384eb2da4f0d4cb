/** Nothing came for too long. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface Limits {
  /** Until the answer begins, milliseconds; sending the request is within it. */
  answerMs: number;
  /** Between two pieces of the answer, milliseconds. */
  pieceMs: number;
  /** The answer begins, whatever it is. */
  begins?: () => void;
  /** Given the pieces of an answer that is no refusal, as they come; without it the answer is read whole. */
  take?: ((piece: Uint8Array) => void) | undefined;
}

/**
 * Send a request and read the answer to its end, for as long as something comes: a slow answer is waited for, one that does not come, or
 * stops, is not.
 *
 * @throws NoAnswer where nothing came for too long; whatever `fetch` throws
 */
export async function fetchLimited(path: string, request: RequestInit, limits: Limits): Promise<Response> {
  const { answerMs, pieceMs, begins, take } = limits;
  const late = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => late.abort(), ms);
  };
  const signal = request.signal ? AbortSignal.any([request.signal, late.signal]) : late.signal;
  try {
    wait(answerMs);
    const response = await fetch(path, { ...request, signal });
    begins?.();
    if (!response.body) return response;
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const keep = response.ok && take ? take : (piece: Uint8Array<ArrayBuffer>) => void pieces.push(piece);
    const reader = response.body.getReader();
    for (;;) {
      wait(pieceMs);
      const { done, value } = await reader.read();
      if (done) return new Response(new Blob(pieces), response);
      keep(value);
    }
  } catch (error) {
    throw late.signal.aborted ? new NoAnswer(`Nothing came from ${path}.`, { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}
