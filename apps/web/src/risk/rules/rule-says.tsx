import type { RuleView } from '#libs/domain';
import { reasonTold } from '#libs/words';
import { useOffices } from '../../api/queries.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { Moment } from '../../ui/moment.js';
import { words } from '../../words/words.js';
import { By } from '../by.js';
import { SEED } from './seed.js';
import { texts } from './texts.js';

/** What a version of a rule says, and who answers for it. */
export function RuleSays({ rule: { content, author, approver, draftedAt, approvedAt } }: { rule: RuleView }) {
  const t = useTexts(texts);
  const { purpose, expectedFinding, instruction } = reasonTold(content, useLanguage());
  const { everywhere } = useTexts(words);
  const offices = useOffices();
  const names = content.offices.map((code) => offices.find((each) => each.code === code)?.name ?? code);
  const office = content.offices[0] ?? '';
  return (
    <section className="panel stack">
      <h2>{t.says}</h2>
      <pre className="condition mono" role="group" aria-label={t.condition} tabIndex={0}>
        {content.condition}
      </pre>
      <dl className="rule-facts">
        <div>
          <dt>{t.purpose}</dt>
          <dd>{purpose}</dd>
        </div>
        <div>
          <dt>{t.expectedFinding}</dt>
          <dd>{expectedFinding}</dd>
        </div>
        <div>
          <dt>{t.instruction}</dt>
          <dd>{instruction}</dd>
        </div>
        <div>
          <dt>{t.lane}</dt>
          <dd>
            <LaneMark lane={content.lane} />
          </dd>
        </div>
        <div>
          <dt>{t.weight}</dt>
          <dd>{content.weight}</dd>
        </div>
        <div>
          <dt>{t.offices}</dt>
          <dd>{names.join(', ') || everywhere}</dd>
        </div>
        <div>
          <dt>{t.validity}</dt>
          <dd>
            <Moment at={content.validFrom} office={office} show="absolute" /> –{' '}
            <Moment at={content.validTo} office={office} show="absolute" />
          </dd>
        </div>
        {content.waivesDocuments && (
          <div>
            <dt>{t.waives}</dt>
            <dd>{t.yes}</dd>
          </div>
        )}
        <div>
          <dt>{t.author}</dt>
          <dd>
            <By id={author} />, <Moment at={draftedAt} office={office} />
          </dd>
        </div>
        {author !== SEED && approver && approvedAt && (
          <div>
            <dt>{t.approver}</dt>
            <dd>
              <By id={approver} />, <Moment at={approvedAt} office={office} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
