import type { RiskModelView } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { useAlarm } from '../alarm.js';
import { useTold } from '../told.js';
import { heldUp } from './figures.js';
import { texts } from './texts.js';

/** How a model held up when it was looked at last, and how often it did not. */
export function Watch({ watch }: Pick<RiskModelView, 'watch'>) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { number, share } = useTold();
  const alarmSaid = useAlarm();
  const [latest] = watch;
  const { shift, promised } = heldUp(latest?.figures ?? {});
  const alarmed = watch.filter(({ alarms }) => alarms.length > 0).length;
  return (
    <section className="panel stack">
      <h2>{t.watch}</h2>
      {latest ? (
        <p>
          {t.watchDay(latest.day)}{' '}
          {latest.alarms.length === 0 ? (
            t.holds
          ) : (
            <strong className="overdue">{latest.alarms.map(alarmSaid).join('; ')}.</strong>
          )}
        </p>
      ) : (
        <p>{t.watchNone}</p>
      )}
      {shift !== null && <p>{t.shift(number(shift))}</p>}
      {promised && <p>{t.promised(share(promised.share), count(promised.found), count(promised.of))}</p>}
      {alarmed > 0 && <p>{t.alarmDays(count(alarmed))}</p>}
    </section>
  );
}
