import { useLocation, useSearch } from 'wouter';
import type { SettingsView, WhatIf } from '#libs/domain';
import { useMay, useMe, useNames, useOffices, useRead } from '../../api/queries.js';
import { useTyped } from '../../form/typed.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useTellField } from './changes.js';
import { Draws } from './draws.js';
import { History } from './history.js';
import { Lanes } from './lanes.js';
import { Loads } from './loads.js';
import { SettingsForm } from './settings-form.js';
import { texts } from './texts.js';
import { Thresholds } from './thresholds.js';
import { FIELDS, typedOf, type Typed } from './typed.js';
import { WhatIfPanel, whatIfPath } from './what-if.js';

const DEFAULTS = '*';

/** How much is controlled, what that brings, and how chance draws. */
export default function CapacityPage() {
  const t = useTexts(texts);
  const me = useMe();
  const [path, go] = useLocation();
  const office = new URLSearchParams(useSearch()).get('office') ?? DEFAULTS;
  const offices = useOffices().filter(({ code }) => me?.offices.includes('*') || me?.offices.includes(code));
  const { data, error, isPending } = useRead<SettingsView>('/risk/settings');
  return (
    <Page
      title={t.title}
      aside={
        <label>
          {t.office}{' '}
          <select
            value={office}
            onChange={({ target }) =>
              go(target.value === DEFAULTS ? path : `${path}?office=${encodeURIComponent(target.value)}`, {
                replace: true,
              })
            }
          >
            <option value={DEFAULTS}>{t.defaults}</option>
            {offices.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <div className="stack">
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {data && <OfOffice key={office} office={office} all={data} />}
      </div>
    </Page>
  );
}

function OfOffice({ office, all }: { office: string; all: SettingsView }) {
  const t = useTexts(texts);
  const may = useMay();
  const nameOf = useNames();
  const own = all.inForce.find((each) => each.office === office);
  const defaults = all.inForce.find((each) => each.office === DEFAULTS);
  const inForce = own ?? defaults;
  const asked = office === DEFAULTS ? '' : office;
  // How many declarations come, which every answer tells whatever the share.
  const { data: flow } = useRead<WhatIf>(whatIfPath(asked, 0));
  const perDay = flow && flow.declarations / flow.days;
  if (!inForce) return null;
  const { settings } = inForce;
  return (
    <Editable
      {...{ office, asked, perDay, settings, history: all.history, version: own?.version ?? 0 }}
      says={office === DEFAULTS ? t.ofAll : own ? t.own(nameOf(own.by)) : t.asDefault}
      mayChange={may('risk:manage')}
    />
  );
}

interface EditableProps {
  office: string;
  asked: string;
  perDay: number | undefined;
  settings: SettingsView['inForce'][number]['settings'];
  version: number;
  history: SettingsView['history'];
  says: string;
  mayChange: boolean;
}

function Editable({ office, asked, perDay, settings, version, history, says, mayChange }: EditableProps) {
  const t = useTexts(texts);
  const tell = useTellField();
  const [kept, keep, forget] = useTyped<{ typed?: Typed }>(`risk.settings.${office}`, {});
  const { typed = typedOf(settings, version) } = kept;
  const type = (to: Typed | undefined) => (to ? keep({ typed: to }) : forget());
  const { inspection } = settings.capacity;
  const first = 'share' in inspection ? inspection.share : perDay ? Math.min(0.5, inspection.perDay / perDay) : 0.1;
  return (
    <div className="risk-grid">
      <div className="stack">
        <Lanes office={asked} />
        <Loads office={asked} capacity={settings.capacity} />
        <section className="panel stack" aria-label={t.settings}>
          <h2>{t.settings}</h2>
          <p className="quiet">{says}</p>
          {mayChange ? (
            <SettingsForm
              {...{ office, settings, version, history, perDay, typed }}
              isTyped={kept.typed !== undefined}
              onType={type}
            />
          ) : (
            <>
              <dl className="risk-facts">
                {FIELDS.map((field) => (
                  <div key={field}>
                    <dt>{t.fields[field]}</dt>
                    <dd>{tell(settings, field)}</dd>
                  </div>
                ))}
              </dl>
              <p className="quiet">{t.readOnly}</p>
            </>
          )}
        </section>
        <History office={office} history={history} />
      </div>
      <div className="stack">
        <WhatIfPanel
          office={asked}
          share={first}
          {...(mayChange
            ? {
                onUse: (share) =>
                  type({ ...typed, inspection: { unit: 'share', value: String(Number((share * 100).toFixed(1))) } }),
              }
            : {})}
        />
        <Thresholds office={office} />
      </div>
      <div className="wide">
        <Draws share={settings.random} perDay={perDay} />
      </div>
    </div>
  );
}
