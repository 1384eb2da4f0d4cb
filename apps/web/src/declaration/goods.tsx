import type { ReactNode } from 'react';
import type { Declaration, DeclarationView } from '#libs/domain';
import { useRead } from '../api/queries.js';
import { LOCALES, useLanguage, useTexts, type Language } from '../texts/language.js';
import { Moment } from '../ui/moment.js';
import { Download } from '../ui/download.js';
import { ProblemNote, Reading } from '../ui/notes.js';
import { Turner, useSheets } from '../ui/sheets.js';
import { words } from '../words/words.js';
import { codes } from '../words/codes.js';
import { texts } from './texts.js';
import './declaration.css';

/** Lines of a table, or of a list. */
const LINES_AT_ONCE = 50;

type Amount = { amount: string; currency: string } | undefined;
type Party = Declaration['importer'];

/** What was declared: who, what, and by which documents. */
export function Goods({ declaration }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const path = `/declarations/${declaration.id}/content?version=${declaration.version}`;
  const { data, error } = useRead<{ content: Declaration }>(path, { staleTime: Infinity });
  if (!data) return error ? <ProblemNote error={error} /> : <Reading label={t.reading} />;
  const { content } = data;
  return (
    <>
      <section className="panel">
        <h2>{t.declaration}</h2>
        <Facts declaration={declaration} content={content} />
        <Items items={content.items} />
      </section>
      <Documents content={content} />
    </>
  );
}

function Facts({ declaration, content }: { declaration: DeclarationView; content: Declaration }) {
  const { facts } = useTexts(texts);
  const w = useTexts(words);
  const written = useWritten();
  const { transport, payment, containers } = content;
  const said: [string, ReactNode][] = [
    [facts.importer, written.party(content.importer)],
    [facts.exporter, written.party(content.exporter)],
    [facts.declarant, written.party(content.declarant)],
    [facts.representative, written.party(content.representative)],
    [facts.reference, content.localReference],
    [facts.type, `${content.type} · ${w.declared[content.kind]}`],
    [facts.transport, [w.mode[transport.mode], transport.nationality, transport.id].filter(Boolean).join(' · ')],
    [facts.location, content.goodsLocation],
    [facts.containers, containers.join(', ')],
    [facts.invoice, written.money(content.invoiceTotal)],
    [facts.packages, content.totalPackages],
    [facts.mass, content.totalGrossMassKg && `${written.number(content.totalGrossMassKg)} kg`],
    [facts.payment, w.payment[payment.method]],
    [facts.office, declaration.office],
    [facts.version, declaration.version],
    [facts.received, <Moment key="received" at={declaration.receivedAt} office={declaration.office} show="absolute" />],
  ];
  return (
    <dl className="facts">
      {said.map(
        ([name, value]) =>
          value !== undefined && value !== '' && [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>],
      )}
    </dl>
  );
}

function Items({ items }: { items: Declaration['items'] }) {
  const { goods } = useTexts(texts);
  const written = useWritten();
  const sheets = useSheets(items, LINES_AT_ONCE);
  return (
    <>
      <Turner sheets={sheets} name={goods.items} sought={soughtOf} />
      <div className="table-frame" tabIndex={0} role="group" aria-label={goods.description}>
        <table>
          <thead>
            <tr>
              <th scope="col">{goods.item}</th>
              <th scope="col">{goods.commodity}</th>
              <th scope="col">{goods.description}</th>
              <th scope="col">{goods.origin}</th>
              <th scope="col" className="number">
                {goods.mass}
              </th>
              <th scope="col" className="number">
                {goods.price}
              </th>
            </tr>
          </thead>
          <tbody>
            {sheets.sheet.map(({ item, index }) => (
              <tr key={item.number} {...sheets.placeOf(index)}>
                <td>{item.number}</td>
                <td className="mono">{item.commodityCode}</td>
                <td>{item.description}</td>
                <td>{item.origin ?? '—'}</td>
                <td className="number">{item.grossMassKg && written.number(item.grossMassKg)}</td>
                <td className="number">{written.money(item.price)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** By what an item is looked for. */
const soughtOf = ({ number, commodityCode = '', description = '' }: Declaration['items'][number]) => ({
  number,
  text: `${commodityCode} ${description}`,
});

function Documents({ content }: { content: Declaration }) {
  const t = useTexts(texts);
  const meanings = useTexts(codes).document;
  const all = [
    ...content.documents.map((document) => ({ document, item: undefined as number | undefined })),
    ...content.items.flatMap(({ number, documents }) => documents.map((document) => ({ document, item: number }))),
  ];
  const sheets = useSheets(all, LINES_AT_ONCE);
  return (
    <section className="panel">
      <h2>{t.documents}</h2>
      {all.length === 0 && <p className="quiet">{t.noDocuments}</p>}
      <Turner sheets={sheets} name={t.documents} />
      <ul className="documents">
        {sheets.sheet.map(({ item: { document, item }, index }) => (
          <li key={index} {...sheets.placeOf(index)}>
            <span className="mono">{document.type}</span>
            <span>{document.id}</span>
            <span className="quiet">
              {[meanings[document.type], document.status, item && `${t.goods.item} ${item}`]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {document.sha256 && (
              <span className="mono quiet hash" title={`SHA-256 ${document.sha256}`}>
                {document.sha256.slice(0, 12)}…
              </span>
            )}
            {document.sha256 && (
              <Download path={`/documents/${document.sha256}`}>
                {t.download} <span className="visually-hidden">{document.id ?? document.type}</span>
              </Download>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Made once: making one takes longer than writing hundreds of numbers. */
const FORMATS: Record<Language, Intl.NumberFormat> = {
  es: new Intl.NumberFormat(LOCALES.es, { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat(LOCALES.en, { maximumFractionDigits: 6 }),
};

/** How what was declared is written in the reader's language. Decimals stay exact: Intl takes them as text. */
export function useWritten() {
  const format = FORMATS[useLanguage()];
  const number = (text: string): string => format.format(text as Intl.StringNumericLiteral);
  return {
    number,
    money: (money: Amount): string | undefined => money && `${number(money.amount)} ${money.currency}`,
    party: (party: Party): string | undefined => party && [party.name, party.id].filter(Boolean).join(' · '),
  };
}
