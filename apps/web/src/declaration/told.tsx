import type { HoldKind, TaskResponse, TimelineEntry } from '#libs/domain';
import { asText } from '../form/as-text.js';
import { texts as formTexts } from '../form/texts.js';
import { useTexts } from '../texts/language.js';
import { Moment } from '../ui/moment.js';
import { DownloadDocument } from './download.js';
import { Question, type Asked } from './question.js';
import { useReason } from './why.js';

/** Answered by the trader, or for them. What customs answers is told where it is worked on. */
const TRADERS: HoldKind[] = ['payment', 'information'];

type Answer = Extract<TaskResponse, { kind: 'information' }>['form'];

/** What somebody said at something that happened: the question, the answer and its files, what was paid, the reason. */
export function Told({ entry: { type, detail = {} }, office }: { entry: TimelineEntry; office: string }) {
  const words = useTexts(formTexts);
  const reasonOf = useReason();
  const { kind, form, question, departedAt, gate } = detail as {
    kind?: HoldKind;
    departedAt?: string;
    gate?: string | null;
    form?: Record<string, unknown>;
    question?: Asked | null;
  };
  if (question)
    return (
      <span className="told">
        <Question question={question} />
      </span>
    );
  if (departedAt) return <WhenAndWhere at={departedAt} place={gate} office={office} />;
  if (type === 'TaskCompleted' && form && kind === 'arrival')
    return <WhenAndWhere at={String(form['arrivedAt'])} place={form['place']} office={office} />;
  const why = reasonOf(type, detail);
  if (why !== undefined) return <span className="as-written told">{why}</span>;
  if (type !== 'TaskCompleted' || !form || !kind || !TRADERS.includes(kind)) return null;
  const { documents = [], ...said } = form as Partial<Answer>;
  return (
    <span className="told">
      <span className="as-written">{asText(words, said)}</span>
      {documents.map(({ sha256, name }) => (
        <DownloadDocument key={sha256} sha256={sha256} name={name} />
      ))}
    </span>
  );
}

/** When goods came or left, by the office's clock, and where, where that is said. */
function WhenAndWhere({ at, place, office }: { at: string; place: unknown; office: string }) {
  return (
    <span className="told">
      <Moment at={at} office={office} show="absolute" />
      {typeof place === 'string' && ` · ${place}`}
    </span>
  );
}
