import { Link } from 'wouter';
import { Rejections } from '../../declaration/rejections.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useTexts } from '../../texts/language.js';
import { useCameFrom } from '../../ui/came-from.js';
import { Page } from '../../ui/page.js';
import { texts } from '../texts.js';
import { declarationsAt } from './filter.js';

/** What was lodged for one's parties and not accepted. */
export function RejectedPage() {
  const t = useTexts(texts);
  const list = useCameFrom();
  const { rejected } = useTexts(declarationTexts);
  return (
    <Page title={rejected.title} aside={<Link href={declarationsAt(list)}>← {t.title}</Link>}>
      <Rejections
        actions={({ id }) => (
          <Link href={`/app/declarations/new?rejected=${id}`} className="button">
            {rejected.correct}
          </Link>
        )}
      />
    </Page>
  );
}
