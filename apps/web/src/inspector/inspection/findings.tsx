import type { Schema } from '../../form/schema.js';
import { SchemaForm, type Wrong } from '../../form/schema-form.js';
import { texts as formTexts } from '../../form/texts.js';
import { useTexts } from '../../texts/language.js';
import { texts } from '../texts.js';
import type { Answer, Photograph } from './answer.js';
import { Photographs, TakePhotograph } from './photographs.js';

interface FindingsProps {
  me: string;
  office: string;
  definitions: Record<string, Schema>;
  answer: Answer;
  onChange: (by: (answer: Answer) => Answer) => void;
  onRemovePhotograph: (image: string) => void;
  wrong: Wrong;
}

type Findings = NonNullable<Answer['findings']>;

/** What does not match, each with its photographs. */
export function Findings({ me, office, definitions, answer, onChange, onRemovePhotograph, wrong }: FindingsProps) {
  const t = useTexts(texts);
  const { errors } = useTexts(formTexts);
  const needed = wrong['findings'];
  const { findings = [], photographs = [] } = answer;
  const schema = definitions['Finding'];
  const set = (by: (findings: Findings) => Findings) =>
    onChange(({ findings: before = [], ...rest }) => {
      const now = by(before);
      return now.length > 0 ? { ...rest, findings: now } : rest;
    });
  const put = (index: number, more: Findings[number]) => set((all) => all.with(index, more));
  const takenOf = (evidence: string[] = []): Photograph[] =>
    photographs.filter(({ image }) => evidence.includes(image));
  return (
    <section className="panel stack" data-path="findings">
      <h2>{t.findings}</h2>
      {findings.length === 0 && <p className="quiet">{t.noFindings}</p>}
      {needed && <p className="error">{errors[needed] ?? needed}</p>}
      {schema &&
        findings.map((finding, index) => (
          <fieldset key={index} className="stack finding">
            <legend>{t.finding(index + 1)}</legend>
            <SchemaForm
              schema={schema}
              definitions={definitions}
              filled={finding}
              onChange={(its) => put(index, its)}
              wrong={wrong}
              at={`findings.${index}.`}
              instead={{ evidence: null, dutyAtStake: null }}
            />
            <span className="quiet">{t.evidence}</span>
            <Photographs
              me={me}
              office={office}
              photographs={takenOf(finding.evidence)}
              onRemove={onRemovePhotograph}
            />
            <div className="row">
              <TakePhotograph
                me={me}
                onChange={onChange}
                onTaken={(image) =>
                  set((all) =>
                    all.map((each, at) =>
                      at === index ? { ...each, evidence: [...(each.evidence ?? []), image] } : each,
                    ),
                  )
                }
              />
              <button type="button" onClick={() => set((all) => all.toSpliced(index, 1))}>
                {t.removeOne(t.finding(index + 1).toLowerCase())}
              </button>
            </div>
          </fieldset>
        ))}
      <div>
        <button type="button" onClick={() => set((all) => [...all, {}])}>
          {t.addFinding}
        </button>
      </div>
    </section>
  );
}
