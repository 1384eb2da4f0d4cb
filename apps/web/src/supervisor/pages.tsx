import { useRef, useState } from 'react';
import { useMe, useOffices } from '../api/queries.js';
import { useTexts } from '../texts/language.js';
import { useNow } from '../ui/moment.js';
import { ProblemNote, Reading } from '../ui/notes.js';
import { Page } from '../ui/page.js';
import { useMeasures } from '../words/measures.js';
import { Assignment } from './assignment.js';
import { useWork } from './tasks.js';
import { texts } from './texts.js';
import { Workload } from './workload.js';
import './team.css';

/** Who has how much, what is overdue, and giving tasks to people. */
export default function Pages() {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const now = useNow();
  const tasksHeading = useRef<HTMLHeadingElement>(null);
  const me = useMe();
  const offices = useOffices().filter(({ code }) => me?.offices.includes('*') || me?.offices.includes(code));
  const [office, setOffice] = useState('');
  const { data, error, isPending } = useWork(office);
  const isOverdue = ({ dueAt }: { dueAt: string | null }): boolean => dueAt !== null && Date.parse(dueAt) < now;
  const tasks = data?.tasks ?? [];
  return (
    <Page
      title={t.title}
      aside={
        offices.length > 1 && (
          <label>
            {t.office}{' '}
            <select value={office} onChange={({ target }) => setOffice(target.value)}>
              <option value="">{t.anyOffice}</option>
              {offices.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )
      }
    >
      <div className="stack">
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {data && (
          <>
            <p className="says">
              {t.said(
                count(tasks.length),
                count(tasks.filter(({ assignee }) => assignee === null).length),
                count(tasks.filter(isOverdue).length),
              )}
            </p>
            {data.isPartial && <p className="note warn">{t.partial(count(tasks.length))}</p>}
            <Workload
              tasks={tasks}
              people={data.people}
              isOverdue={isOverdue}
              onLook={() => {
                tasksHeading.current?.focus();
                tasksHeading.current?.scrollIntoView();
              }}
            />
            <Assignment key={office} work={data} isOverdue={isOverdue} heading={tasksHeading} />
          </>
        )}
      </div>
    </Page>
  );
}
