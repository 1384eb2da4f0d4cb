import { Link } from 'wouter';
import type { AssessmentView } from '#libs/domain';
import { LOCALES, useLanguage, useTexts } from '../../texts/language.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';

/** The random control's draw: its number, and below which it would have been drawn. */
export function Draw({ decision: { draw, basis, selectedBy } }: { decision: AssessmentView }) {
  const t = useTexts(texts);
  const { share: told } = useTold();
  const six = new Intl.NumberFormat(LOCALES[useLanguage()], { maximumFractionDigits: 6 });
  const { share } = (basis['draw'] ?? {}) as { share?: number };
  return (
    <section className="panel stack" aria-label={t.draw}>
      <h2>{t.draw}</h2>
      {draw ? (
        <>
          <p>
            {share !== undefined &&
              t.drawSays(draw.day, six.format(draw.value), `${six.format(share)} (${told(share)})`)}{' '}
            <strong>{selectedBy.includes('random') ? t.drawn : t.notDrawn}</strong> {draw.late && t.lateDraw}
          </p>
          <p>
            <Link href="/app/risk/capacity">{t.check}</Link>
          </p>
        </>
      ) : (
        <p>{t.noDraw}</p>
      )}
    </section>
  );
}
