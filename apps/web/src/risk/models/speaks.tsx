import type { RiskModelView } from '#libs/domain';
import { Figures as FiguresTable } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { useMeasures } from '../../words/measures.js';
import { useTold } from '../told.js';
import { FIGURES, type Figure, type FiguresOf, type Speaks } from './figures.js';
import { texts } from './texts.js';

interface SaidProps {
  speaks: Speaks;
  /** Which decides now. */
  champion: string | null;
  model: Pick<RiskModelView, 'version'>;
}

/** What speaks for a model, in sentences. */
export function Said({ speaks, champion, model }: SaidProps) {
  const t = useTexts(texts);
  const { number, share } = useTold();
  const { gain, capacity, against, judgedFrom, mine } = speaks;
  if (Object.keys(mine).length === 0) return <p>{t.speaksNothing}</p>;
  const isOutdated = champion !== null && champion !== model.version && champion !== against && gain !== null;
  return (
    <>
      {gain && (
        <p>
          <strong>{t.gain(number(gain.gain), number(gain.low), number(gain.high), t.thatOf(against))}</strong>
        </p>
      )}
      {capacity && (
        <p>
          {t.atCapacity(share(capacity.share), share(capacity.mine))}{' '}
          {capacity.champion !== null && t.atCapacityToo(share(capacity.champion))}
        </p>
      )}
      {isOutdated && <p className="note warn">{t.otherChampion(against)}</p>}
      <p className="quiet">
        {judgedFrom ? (
          <>
            {t.speaksFrom} <Moment at={judgedFrom} office="" show="absolute" />.
          </>
        ) : (
          t.speaksBrought
        )}
      </p>
    </>
  );
}

/** All figures, beside those of the champion then and of the random control group alone. */
export function Figures({ speaks: { mine, champion, random } }: { speaks: Speaks }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { number, share } = useTold();
  const told = (figures: FiguresOf, name: Figure): string => {
    const figure = figures[name];
    if (figure === undefined) return '–';
    if (name === 'rows') return count(figure);
    return name === 'ap' || name === 'ece' ? number(figure) : share(figure);
  };
  // Before any model selects, all results may be of the random control: its figures are the same, and are told once.
  const isAllRandom = random !== null && random.rows === mine.rows;
  const columns = [
    { head: t.mine, figures: mine },
    ...(champion ? [{ head: t.championThen, figures: champion }] : []),
    ...(random && !isAllRandom ? [{ head: t.inRandom, figures: random }] : []),
  ];
  const rows = FIGURES.filter((name) => mine[name] !== undefined);
  if (rows.length === 0) return null;
  return (
    <div className="wrapped-names">
      {isAllRandom && <p className="quiet">{t.allRandom}</p>}
      <FiguresTable
        name={t.speaks}
        table={{
          head: [t.figure, ...columns.map(({ head }) => head)],
          rows: rows.map((name) => [t.figures[name], ...columns.map(({ figures }) => told(figures, name))]),
        }}
      />
    </div>
  );
}
