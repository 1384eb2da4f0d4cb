import { useEffect, useState } from 'react';
import { keepPreviousData } from '@tanstack/react-query';
import type { WhatIf } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { Bars } from '../../charts/bars.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { useMeasures } from '../../words/measures.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';

/** While the slider moves nothing is asked. */
const PAUSE_MS = 250;

interface WhatIfProps {
  /** Empty: all together. */
  office: string;
  /** Where the slider begins. */
  share: number;
  /** Undefined for whoever may not change the capacity. */
  onUse?: (share: number) => void;
}

/** What another capacity for inspections would bring, by the promises of the models in force. */
export function WhatIfPanel({ office, share: first, onUse }: WhatIfProps) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { number, perDay: aDay, share: told } = useTold();
  const [share, setShare] = useState(first);
  const [asked, setAsked] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(share), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [share]);
  const { data, error } = useRead<WhatIf>(whatIfPath(office, asked), { placeholderData: keepPreviousData });
  const point = data?.asked;
  const isScored = data !== undefined && data.scored > 0;
  return (
    <>
      <section className="panel stack" aria-label={t.whatIf}>
        <h2>{t.whatIf}</h2>
        <ProblemNote error={error} />
        {data && !isScored && <p>{t.noScored}</p>}
        {isScored && point && (
          <>
            <div className="field">
              <label htmlFor="what-if">{t.slider}</label>
              <div className="row slider">
                <input
                  id="what-if"
                  type="range"
                  min="0"
                  max="0.5"
                  step="0.005"
                  value={share}
                  aria-valuetext={told(share)}
                  onChange={({ target }) => setShare(Number(target.value))}
                />
                <output htmlFor="what-if">{told(share)}</output>
              </div>
            </div>
            <div aria-live="polite">
              <p className="says">
                {t.whatIfSays(
                  count(point.inspections),
                  aDay(point.perDay),
                  count(point.hits),
                  point.precision === null ? '–' : told(point.precision),
                )}
              </p>
              {point.threshold !== null && <p>{t.whatIfFrom(number(point.threshold))}</p>}
            </div>
            {data.scored < data.declarations && (
              <p className="quiet">{t.notScored(count(data.scored), count(data.declarations))}</p>
            )}
            <p className="quiet">{t.caveat}</p>
            {onUse && (
              <div>
                <button type="button" onClick={() => onUse(share)}>
                  {t.use}
                </button>
              </div>
            )}
          </>
        )}
      </section>
      {isScored && (
        <Bars
          title={t.curve}
          says={t.curveSays}
          rows={data.curve.map(({ share: each, hits }) => ({
            label: told(each),
            bars: [{ value: hits, text: count(hits) }],
          }))}
          table={{
            head: [t.share, t.perDayHead, t.hits, t.precision, t.threshold],
            rows: data.curve.map(({ share: each, perDay, hits, precision, threshold }) => [
              told(each),
              aDay(perDay),
              count(hits),
              precision === null ? '–' : told(precision),
              threshold === null ? '–' : number(threshold),
            ]),
          }}
        />
      )}
    </>
  );
}

/** Where it is read. @param office empty: all together */
export const whatIfPath = (office: string, inspection: number): string =>
  `/risk/what-if?${String(new URLSearchParams({ inspection: String(inspection), ...(office ? { office } : {}) }))}`;
