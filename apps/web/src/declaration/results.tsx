import type { ReactNode } from 'react';
import type { Declaration, Finding, InspectionForm, Photograph, Signature, TaskDetail, TaskResult } from '#libs/domain';
import { lookedFor } from '#libs/words';
import { useRead } from '../api/queries.js';
import { texts as formTexts } from '../form/texts.js';
import { useLanguage, useTexts } from '../texts/language.js';
import { Moment } from '../ui/moment.js';
import { Who } from '../ui/who.js';
import { kindName, words } from '../words/words.js';
import { containersFound, foundOf } from './found.js';
import { useWritten } from './goods.js';
import { Picture } from './picture.js';
import { resultIn } from './result-in.js';
import { texts } from './texts.js';
import './declaration.css';

/** What the form of a control, an agency or a review may say; of each kind a part. */
interface Answered extends Partial<Pick<InspectionForm, 'extent' | 'packagesOpened' | 'reasonResults'>> {
  reason?: string;
  note?: string;
  permit?: string;
  image?: string;
  counted?: InspectionForm['counted'];
  containers?: string[];
  seals?: string[];
  photographs?: Photograph[];
  signatures?: Signature[];
  findings?: Finding[];
}

/** What controls, agencies and reviews answered about the declaration, the last first: whole, with what shows it. */
export function Results({ task }: { task: TaskDetail }) {
  const t = useTexts(texts);
  // A task that a device keeps from before says none.
  const results = (task as Partial<TaskDetail>).results ?? [];
  if (results.length === 0) return null;
  return (
    <section className="panel stack">
      <h2>{t.results.title}</h2>
      {results.toReversed().map((result) => (
        <One key={`${result.taskId} ${result.at}`} task={task} result={result} />
      ))}
    </section>
  );
}

function One({ task, result }: { task: TaskDetail; result: TaskResult }) {
  const t = useTexts(texts).results;
  const w = useTexts(words);
  const { choices } = useTexts(formTexts);
  const language = useLanguage();
  const form = result.form as Answered;
  const path = `/declarations/${task.declarationId}/content?version=${result.version}`;
  const { data } = useRead<{ content: Declaration }>(path, {
    staleTime: Infinity,
    enabled: form.counted !== undefined || form.containers !== undefined,
  });
  const { reasons = [] } = task.declaration;
  const asked = (rule: string): string => {
    const reason = reasons.find((each) => each.rule === rule);
    return reason ? lookedFor(reason, language) : rule;
  };
  const outcome = resultIn(form);
  const { findings = [], reasonResults = [], photographs = [], signatures = [], seals = [] } = form;
  const images = [...(form.image ? [form.image] : []), ...photographs.map(({ image }) => image)];
  return (
    <article className="stack result">
      <div>
        <h3>
          {kindName(w, result.kind)}
          {outcome && `: ${t.outcomes[outcome]}`}
        </h3>
        <p className="quiet">
          <Who id={result.by} /> · <Moment at={result.at} office={task.office} show="absolute" />
          {result.version !== task.declaration.version && ` · ${t.ofVersion(result.version)}`}
        </p>
      </div>
      {(form.reason ?? form.note) && <p className="as-written note">{form.reason ?? form.note}</p>}
      <Said
        said={[
          [t.permit, form.permit],
          [t.extent, form.extent && choices[form.extent]],
          [t.opened, form.packagesOpened],
          ...reasonResults.map(({ rule, result: its, note }): [string, ReactNode] => [
            asked(rule),
            [choices[its], note].filter(Boolean).join('. '),
          ]),
          [t.containers, form.containers && <Containers found={form.containers} declared={data?.content.containers} />],
          [t.seals, seals.join(', ')],
        ]}
      />
      <Counted form={form} content={data?.content} />
      {findings.map((finding, index) => (
        <OneFinding key={index} finding={finding} />
      ))}
      {images.length > 0 && (
        <ul className="pictures" aria-label={t.photographs}>
          {images.map((image, index) => (
            <Picture key={image} sha256={image} name={t.photograph(index + 1)} />
          ))}
        </ul>
      )}
      {signatures.length > 0 && (
        <ul className="pictures signed" aria-label={t.signatures}>
          {signatures.map(({ image, name, capacity, signedAt }) => (
            <Picture key={image} sha256={image} name={t.signatureOf(name)}>
              <span>
                {name} <span className="quiet">· {t.capacities[capacity]}</span>
              </span>
              <Moment at={signedAt} office={task.office} show="absolute" />
            </Picture>
          ))}
        </ul>
      )}
    </article>
  );
}

function Said({ said }: { said: [name: string, value: ReactNode][] }) {
  const told = said.filter(([, value]) => value !== undefined && value !== '');
  if (told.length === 0) return null;
  return (
    <dl className="answered">
      {told.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** By number as they were found, beside those declared as far as that is known. */
function Containers({ found, declared }: { found: string[]; declared: string[] | undefined }) {
  const t = useTexts(texts).results;
  if (!declared) return found.join(', ');
  const { declared: right, others, missing } = containersFound(found, declared);
  return (
    <>
      {right.map((each) => (
        <span key={each} className="line">
          <span className="mono">{each}</span>
        </span>
      ))}
      {others.map((each) => (
        <span key={each} className="line">
          <span className="mono">{each}</span> <span className="soon">{t.notDeclared}</span>
        </span>
      ))}
      {missing.map((each) => (
        <span key={each} className="line">
          <span className="mono">{each}</span> <span className="soon">{t.notFound}</span>
        </span>
      ))}
    </>
  );
}

function Counted({ form, content }: { form: Answered; content: Declaration | undefined }) {
  const t = useTexts(texts);
  const written = useWritten();
  const lines = foundOf(form.counted, content?.items);
  if (lines.length === 0) return null;
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={t.results.counted}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.goods.item}</th>
            <th scope="col">{t.results.counted}</th>
            <th scope="col" className="number">
              {t.results.declared}
            </th>
            <th scope="col" className="number">
              {t.results.found}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ item, of, declared, found, differs }) => (
            <tr key={`${item} ${of}`}>
              <td>{item}</td>
              <td>{t.results.of[of]}</td>
              <td className="number">{declared === undefined ? '—' : written.number(declared)}</td>
              <td className="number">
                {written.number(found)} {differs && <span className="soon">{t.results.differs}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OneFinding({ finding }: { finding: Finding }) {
  const t = useTexts(texts);
  const { choices } = useTexts(formTexts);
  const written = useWritten();
  const { code, item, description, quantity, dutyAtStake, evidence } = finding;
  return (
    <div className="stack">
      <h4>
        {t.results.finding}: {choices[code]}
        {item !== undefined && ` · ${t.goods.item} ${item}`}
      </h4>
      <p className="as-written">{description}</p>
      <Said
        said={[
          [t.results.quantity, quantity && written.number(quantity)],
          [t.results.atStake, written.money(dutyAtStake)],
        ]}
      />
      {evidence.length > 0 && (
        <ul className="pictures">
          {evidence.map((sha256, index) => (
            <Picture key={sha256} sha256={sha256} name={t.evidence(index + 1)} />
          ))}
        </ul>
      )}
    </div>
  );
}
