import { Link } from 'wouter';
import type { OfficeDetail } from '#libs/domain';
import { officeName } from '#libs/words';
import { useMay, useOffices, useRead } from '../../api/queries.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { addressOf } from './commands.js';
import { History } from './history.js';
import { OfficeForm } from './office-form.js';
import { OfficeSays } from './office-says.js';
import { texts } from './texts.js';

/** One office: how it is configured, and how it came to be so. */
export function OfficePage({ code }: { code: string }) {
  const t = useTexts(texts);
  const may = useMay();
  const language = useLanguage();
  const { data, error, isPending } = useRead<OfficeDetail>(addressOf(code), { staleTime: 0 });
  return (
    <Page
      title={data ? `${officeName(data.office, language)} (${code})` : code}
      aside={<Link href="/app/offices">{t.title}</Link>}
    >
      <div className="stack office">
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {data && (may('office:configure') ? <OfficeForm present={data} /> : <OfficeSays of={data} />)}
        {data && <History code={code} />}
      </div>
    </Page>
  );
}

/** An office that there is not yet: it begins as another one is. */
export function NewOffice() {
  const t = useTexts(texts);
  const [like] = useOffices();
  const { data, error } = useRead<OfficeDetail>(addressOf(like?.code ?? ''), { enabled: like !== undefined });
  return (
    <Page title={t.add} aside={<Link href="/app/offices">{t.title}</Link>}>
      <div className="stack office">
        <p>{data ? t.addWhat(`${like?.name ?? ''} (${data.office.code})`) : t.adding}</p>
        <ProblemNote error={error} />
        {data ? (
          <OfficeForm
            isNew
            present={{
              ...data,
              version: 0,
              office: { ...data.office, code: '', name: '', names: {}, clocks: {}, closedDays: [] },
            }}
          />
        ) : (
          <Reading label={t.reading} />
        )}
      </div>
    </Page>
  );
}
