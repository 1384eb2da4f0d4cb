import { Link } from 'wouter';
import type { ModelWatch, RiskModelSummary } from '#libs/domain';
import { useMay, useNames, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useAlarm } from '../alarm.js';
import { By } from '../by.js';
import { BringModel } from './bring-model.js';
import type { Target } from './commands.js';
import { texts } from './texts.js';
import { Trainings } from './trainings.js';

const TARGETS: Target[] = ['fraud', 'critical'];

/** Champions and challengers of each target, what trainings came to, and the ways to another model. */
export function ModelList() {
  const t = useTexts(texts);
  const may = useMay();
  const { data, error, isPending } = useRead<RiskModelSummary[]>('/risk/models');
  const { data: watch = [] } = useRead<ModelWatch[]>('/risk/watch');
  return (
    <Page title={t.title}>
      <div className="stack">
        <p>{t.what}</p>
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {data &&
          TARGETS.map((target) => (
            <OfTarget
              key={target}
              target={target}
              models={data.filter((each) => each.target === target)}
              watch={watch}
            />
          ))}
        <Trainings />
        {may('risk:manage') && <BringModel />}
      </div>
    </Page>
  );
}

interface OfTargetProps {
  target: Target;
  models: RiskModelSummary[];
  watch: ModelWatch[];
}

function OfTarget({ target, models, watch }: OfTargetProps) {
  const t = useTexts(texts);
  const [retired, open] = [models.filter((each) => each.status === 'retired'), models.filter(isOpen)];
  const hasChampion = models.some(({ status }) => status === 'champion');
  return (
    <section className="panel stack" aria-label={t.target[target]}>
      <h2>{t.target[target]}</h2>
      {models.length === 0 ? (
        <div>
          <p>
            <strong>{t.noneTitle}</strong>
          </p>
          <p className="quiet">{t.noneText}</p>
        </div>
      ) : (
        !hasChampion && <p className="note">{t.noChampion}</p>
      )}
      {open.length > 0 && <Table name={`${t.models}: ${t.target[target]}`} models={open} watch={watch} />}
      {retired.length > 0 && (
        <details>
          <summary>
            {t.retired} ({retired.length})
          </summary>
          <Table name={`${t.status.retired}: ${t.target[target]}`} models={retired} watch={watch} />
        </details>
      )}
    </section>
  );
}

const isOpen = ({ status }: RiskModelSummary): boolean => status !== 'retired';

function Table({ name, models, watch }: { name: string; models: RiskModelSummary[]; watch: ModelWatch[] }) {
  const t = useTexts(texts);
  // The champion first; the rest as they came, the latest first.
  const sorted = models.toSorted(
    (one, other) => Number(other.status === 'champion') - Number(one.status === 'champion'),
  );
  return (
    <div className="table-frame" role="group" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {[t.model, t.state, t.made, t.learnt, t.promotion, t.alarms].map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((model) => (
            <Line key={model.version} model={model} watch={watch.find((each) => each.model === model.version)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ model, watch }: { model: RiskModelSummary; watch: ModelWatch | undefined }) {
  const t = useTexts(texts);
  const nameOf = useNames();
  const alarmSaid = useAlarm();
  const { version, status, madeBy, madeAt, trainedFrom, trainedTo, requestedBy } = model;
  return (
    <tr>
      <th scope="row">
        <Link href={`/app/risk/models/${version}`}>{version}</Link>
      </th>
      <td>
        <strong className="rule-status" data-status={status === 'champion' ? 'active' : undefined}>
          {t.status[status]}
        </strong>
      </td>
      <td>
        <By id={madeBy} />, <Moment at={madeAt} office="" />
      </td>
      <td>
        {trainedFrom && trainedTo ? (
          <>
            <Moment at={trainedFrom} office="" show="absolute" /> – <Moment at={trainedTo} office="" show="absolute" />
          </>
        ) : (
          t.notSaid
        )}
      </td>
      <td>{requestedBy ? <strong className="soon">{t.asked(nameOf(requestedBy))}</strong> : '–'}</td>
      <td>
        {!watch && '–'}
        {watch?.alarms.length === 0 && t.noAlarms}
        {watch && watch.alarms.length > 0 && (
          <strong className="overdue">{watch.alarms.map(alarmSaid).join('; ')}</strong>
        )}
      </td>
    </tr>
  );
}
