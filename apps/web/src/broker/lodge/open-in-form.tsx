import { useMutation } from '@tanstack/react-query';
import type { RejectionDetail } from '#libs/domain';
import { read } from '../../api/client.js';
import type { Wrong } from '../../form/schema-form.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { ProblemNote } from '../../ui/notes.js';
import { problems } from '../../words/problems.js';
import { texts } from '../texts.js';
import { numbered, type Draft } from './draft.js';
import { isRefusedAt, REFUSED_AT } from './refused-at.js';

/** Opening something in the form. */
export interface Opening {
  /** Whether the form holds something that would be lost. */
  isFormFilled: boolean;
  onOpen: (declaration: Draft, wrong: Wrong) => void;
}

export interface OpenInFormProps extends Opening {
  /** Of the lodgement that was rejected. */
  rejectionId: string;
}

/** Opens in the form what could be read of a lodgement that was rejected, with what is wrong beside the fields. */
export function OpenInForm({ rejectionId, isFormFilled, onOpen }: OpenInFormProps) {
  const t = useTexts(texts);
  const refusals = useTexts(problems);
  const language = useLanguage();
  const opening = useMutation({
    mutationFn: async () => {
      const { readable, issues } = await read<RejectionDetail>(`/rejected-lodgements/${rejectionId}`);
      if (!readable) return false;
      const { checkDeclaration } = await import('../../form/check.js');
      const refused = issues.map(({ code }) => code).filter(isRefusedAt);
      const wrong = Object.fromEntries(refused.map((code) => [REFUSED_AT[code], refusals[code]]));
      const draft = numbered(readable);
      onOpen(draft, { ...checkDeclaration(draft, language), ...wrong });
      return true;
    },
  });
  if (opening.data === false) return <p>{t.nothingReadable}</p>;
  return (
    <>
      {isFormFilled ? (
        <AskTwice action={t.openInForm} question={t.typedIsLost} onYes={() => opening.mutate()} />
      ) : (
        <button type="button" disabled={opening.isPending} onClick={() => opening.mutate()}>
          {t.openInForm}
        </button>
      )}
      <ProblemNote error={opening.error} />
    </>
  );
}
