import type { DrawSummary } from '#libs/domain';
import { useOffices, useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { save } from '../../device/save.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';

const SHOWN = 14;
/** Enough of a hash to tell it from others; the whole is in the copy. */
const TOLD = 16;

const HOW = 'printf %s dec_… | openssl dgst -sha256 -mac HMAC -macopt hexkey:$SEED | cut -d" " -f2 | cut -c1-12';

interface DrawsProps {
  share: number;
  perDay: number | undefined;
}

/** The random control's draw: what was committed to before each day, what was revealed after it, and how to check it. */
export function Draws({ share, perDay }: DrawsProps) {
  const t = useTexts(texts);
  const told = useTold();
  const [office] = useOffices();
  const { data, error } = useRead<DrawSummary[]>('/risk/draws');
  return (
    <section className="panel stack" aria-label={t.draws}>
      <h2>{t.draws}</h2>
      <p>{t.drawsNote}</p>
      {perDay !== undefined && <p>{t.drawShare(told.share(share), told.perDay(share * perDay))}</p>}
      <ProblemNote error={error} />
      {data?.length === 0 && <p>{t.noDraws}</p>}
      {data && data.length > 0 && (
        <>
          <Figures
            name={t.draws}
            table={{
              head: [t.day, t.commitment, t.committedAt, t.seed],
              rows: data.slice(0, SHOWN).map(({ day, commitment, committedAt, seed }) => [
                day,
                <Hash key="commitment" of={commitment} />,
                <>
                  <Moment at={committedAt} office={office?.code ?? ''} />
                  {isLate({ day, committedAt }) && <span className="soon"> · {t.late}</span>}
                </>,
                seed ? <Hash key="seed" of={seed} /> : <span className="quiet">{t.secret}</span>,
              ]),
            }}
          />
          {data.slice(0, SHOWN).some(isLate) && <p className="quiet">{t.lateNote}</p>}
          <div>
            <button
              type="button"
              onClick={() => save(new Blob([JSON.stringify(data, undefined, 2)]), 'levante-draws.json')}
            >
              {t.copy}
            </button>
          </div>
        </>
      )}
      <h3>{t.verify}</h3>
      <p className="quiet">{t.verifyNote}</p>
      <pre className="mono risk-pre">{HOW}</pre>
    </section>
  );
}

/** The seed was committed to only when its day had begun, as on the first day of a system. */
const isLate = ({ day, committedAt }: Pick<DrawSummary, 'day' | 'committedAt'>): boolean =>
  committedAt.slice(0, 10) >= day;

const Hash = ({ of }: { of: string }) => (
  <span className="mono" title={of}>
    {of.slice(0, TOLD)}…
  </span>
);
