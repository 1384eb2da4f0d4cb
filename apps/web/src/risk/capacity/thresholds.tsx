import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { ThresholdsView } from '#libs/domain';
import { useMay, useOffices, useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { selection } from '../selection.js';
import { useTold } from '../told.js';
import { computeThresholds } from './commands.js';
import { texts } from './texts.js';

const SHOWN = 50;

/** From which priority on each office controls, and what it was before. */
export function Thresholds({ office }: { office: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const name = useOfficeName();
  const { data, error } = useRead<ThresholdsView[]>('/risk/thresholds');
  const computing = useMutation({ mutationFn: computeThresholds });
  return (
    <section className="panel stack" aria-label={t.thresholds}>
      <h2>{t.thresholds}</h2>
      <p className="quiet">{t.thresholdsNote}</p>
      <ProblemNote error={error ?? computing.error} />
      {data?.length === 0 && <p>{t.noThresholds}</p>}
      {data && data.length > 0 && <ThresholdsTable name={t.thresholds} all={data} />}
      {data && data.length > 0 && !data.some(byPriority) && <p>{t.noneByPriority}</p>}
      {may('risk:manage') && (
        <div>
          <button type="button" disabled={computing.isPending} onClick={() => computing.mutate()}>
            {computing.isPending ? t.computing : t.compute}
          </button>
        </div>
      )}
      <Earlier key={office} office={office} title={t.overTime(name(office))} />
    </section>
  );
}

/** Without a threshold nothing is controlled by priority. */
const byPriority = ({ inspection, scan, documents }: ThresholdsView): boolean =>
  [inspection, scan, documents].some((threshold) => threshold !== null);

/** Read once somebody opens it. */
function Earlier({ office, title }: { office: string; title: string }) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const path = `/risk/thresholds/${encodeURIComponent(office)}`;
  const { data, error } = useRead<ThresholdsView[]>(path, { enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      <ProblemNote error={error} />
      {data?.length === 0 && <p>{t.noEarlier}</p>}
      {data && data.length > 0 && <ThresholdsTable name={title} all={data.slice(0, SHOWN)} />}
    </details>
  );
}

function ThresholdsTable({ name, all }: { name: string; all: ThresholdsView[] }) {
  const t = useTexts(texts);
  const words = useTexts(selection);
  const { number } = useTold();
  const officeName = useOfficeName();
  const [first] = useOffices();
  const told = (threshold: number | null) => (threshold === null ? t.nothing : number(threshold));
  return (
    <Figures
      name={name}
      table={{
        head: [t.office, words.inspection, words.scan, words.documents, t.exploration, t.since],
        rows: all.map(({ office, inspection, scan, documents, exploration, at }) => [
          officeName(office),
          told(inspection),
          told(scan),
          told(documents),
          told(exploration),
          <Moment key="at" at={at} office={office === '*' ? (first?.code ?? '') : office} />,
        ]),
      }}
    />
  );
}

function useOfficeName(): (code: string) => string {
  const t = useTexts(texts);
  const offices = useOffices();
  return (code) => (code === '*' ? t.everywhere : (offices.find((each) => each.code === code)?.name ?? code));
}
