import { Link } from 'wouter';
import { Rejections } from '../../declaration/rejections.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useTexts } from '../../texts/language.js';
import { Page } from '../../ui/page.js';
import { texts } from './texts.js';

/** What anybody lodged and was not accepted: in no figure of the study, since it is no declaration. */
export function RejectedPage() {
  const t = useTexts(texts);
  const { rejected } = useTexts(declarationTexts);
  return (
    <Page
      title={rejected.title}
      aside={
        <Link className="button" href="/app/audit">
          {t.back}
        </Link>
      }
    >
      <Rejections />
    </Page>
  );
}
