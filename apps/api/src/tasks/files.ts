import type { Issue, Sha256, TaskResponse } from '#libs/domain';
import type { Tables } from '#libs/store';
import type { Transaction } from 'kysely';

/** A file that a form refers to, and where in the request. */
export interface FileReference {
  path: string;
  sha256: Sha256;
}

/** The files that a completed form refers to: evidence of findings, images of a scan and of an inspection, documents of an answer. */
export function filesIn(form: TaskResponse['form']): FileReference[] {
  const image = 'image' in form ? form.image : undefined;
  const photographs = ('photographs' in form && form.photographs) || [];
  const signatures = ('signatures' in form && form.signatures) || [];
  const findings = 'findings' in form ? form.findings : [];
  const documents = 'documents' in form ? form.documents : [];
  return [
    ...(image ? [{ path: '/response/image', sha256: image }] : []),
    ...findings.flatMap(({ evidence }, finding) =>
      evidence.map((sha256, index) => ({ path: `/response/findings/${finding}/evidence/${index}`, sha256 })),
    ),
    ...photographs.map(({ image: sha256 }, index) => ({ path: `/response/photographs/${index}/image`, sha256 })),
    ...signatures.map(({ image: sha256 }, index) => ({ path: `/response/signatures/${index}/image`, sha256 })),
    ...documents.map(({ sha256 }, index) => ({ path: `/response/documents/${index}/sha256`, sha256 })),
  ];
}

/** Which of these files nobody uploaded, as far as the transaction may see. */
export async function missingOf(tx: Transaction<Tables>, files: FileReference[]): Promise<Issue[]> {
  if (files.length === 0) return [];
  const hashes = [...new Set(files.map(({ sha256 }) => sha256))];
  const rows = await tx.selectFrom('documents').select('sha256').where('sha256', 'in', hashes).execute();
  const there = new Set(rows.map(({ sha256 }) => sha256));
  return files
    .filter(({ sha256 }) => !there.has(sha256))
    .map(({ path }) => ({ path, code: 'not-uploaded', message: 'upload this file first: POST /documents' }));
}
