import type { RejectionDetail } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { Fault } from '../../declaration/fault.js';
import { useRejectionTitle } from '../../declaration/rejection-title.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { texts } from '../texts.js';
import { OpenInForm, type OpenInFormProps } from './open-in-form.js';

/** A lodgement that was rejected: what to correct, in the form as far as it could be read, or in the file. */
export function ToCorrect({ rejectionId, ...form }: OpenInFormProps) {
  const t = useTexts(texts);
  const { reading } = useTexts(declarationTexts);
  const titleOf = useRejectionTitle();
  const { data, error } = useRead<RejectionDetail>(`/rejected-lodgements/${rejectionId}`, { staleTime: Infinity });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Reading label={reading} />;
  const { readable, issues } = data;
  return (
    <section className="panel stack" aria-label={t.toCorrect}>
      <h2>{titleOf(data)}</h2>
      <ul className="issues">
        {issues.map((issue, index) => (
          <Fault key={index} issue={issue} />
        ))}
      </ul>
      {readable ? (
        <div className="row">
          <OpenInForm rejectionId={rejectionId} {...form} />
          <span className="quiet">{t.orAsFile}</span>
        </div>
      ) : (
        <p>{t.nothingReadable}</p>
      )}
    </section>
  );
}
