import type { DeclarationView, Issue } from '#libs/domain';
import { sendFile } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { refresh } from '../../api/queries.js';

/** What became of one declaration in a file. */
export interface Outcome {
  /** Line of the file, where it holds several declarations. */
  line?: number;
  id?: string;
  mrn?: string;
  /** It was lodged before, with the same content. */
  isRepeated?: boolean;
  problem?: Problem;
  /** What is odd in what was taken, and what was assumed. */
  warnings?: Issue[];
}

/** What was sent, and what became of it. */
export interface Sent {
  name: string;
  text: string;
  outcomes: Outcome[];
}

const TYPES: Record<string, [path: string, contentType: string]> = {
  xml: ['/declarations', 'application/xml'],
  json: ['/declarations', 'application/json'],
  csv: ['/declarations/batch', 'text/csv'],
  ndjson: ['/declarations/batch', 'application/x-ndjson'],
  jsonl: ['/declarations/batch', 'application/x-ndjson'],
};

/** Extensions of the files that are taken. */
export const TAKEN = Object.keys(TYPES).map((each) => `.${each}`);

/** Lodge a file as it is. Whatever becomes of it is told; nothing is thrown. */
export async function lodgeFile(file: File): Promise<Sent> {
  const extension = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const [path, contentType] = TYPES[extension] ?? [];
  const sent = { name: file.name, text: await file.text() };
  if (!path || !contentType)
    return { ...sent, outcomes: [{ problem: new Problem('unsupported-content-type', 415, '') }] };
  try {
    const response = await sendFile(path, file, contentType);
    const isBatch = path.endsWith('/batch');
    const outcomes = isBatch ? outcomesIn(await response.text()) : [await outcomeOf(response)];
    void refresh('/declarations', '/offices');
    return { ...sent, outcomes };
  } catch (error) {
    return {
      ...sent,
      outcomes: [{ problem: error instanceof Problem ? error : new Problem('internal-error', 500, '') }],
    };
  }
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const { id, mrn, warnings } = (await response.json()) as DeclarationView;
  return { id, mrn, warnings, isRepeated: response.headers.get('idempotent-replayed') === 'true' };
}

/** A line of what a batch answers. */
interface Line {
  line: number;
  status: 'accepted' | 'replayed' | 'rejected' | 'refused';
  id?: string;
  mrn?: string;
  code?: Problem['code'];
  detail?: string;
  errors?: Issue[];
  warnings?: Issue[];
  rejectionId?: string;
}

/** One outcome for each line of a batch's answer. */
export const outcomesIn = (ndjson: string): Outcome[] =>
  ndjson
    .split('\n')
    .filter(Boolean)
    .map((text) => {
      const {
        line,
        status,
        id,
        mrn,
        code = 'internal-error',
        detail = '',
        errors,
        warnings,
        rejectionId,
      } = JSON.parse(text) as Line;
      return status === 'accepted' || status === 'replayed'
        ? { line, id, mrn, warnings, isRepeated: status === 'replayed' }
        : { line, problem: new Problem(code, 422, detail, errors, rejectionId) };
    });
