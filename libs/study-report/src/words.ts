import type { Interval, TransportMode } from '#libs/domain';
import { ownerName, studyWords } from '#libs/words';
import type { AboutReport } from './about.js';
import { formsOf, type Forms } from './forms.js';
import { textsOf, type Filter, type Texts } from './texts/texts.js';

/** What the parts of a report need to say something. */
export interface Words {
  texts: Texts;
  forms: Forms;
  /** An office by name and code, where it has a name. */
  office: (code: string | null) => string;
  lane: (name: string | null) => string;
  interval: (name: Interval) => string;
  /** A party that had to act. */
  owner: (name: string) => string;
  /** What declarations were chosen by, besides period and interval. */
  chosenBy: () => [term: string, meaning: string][];
}

/** Names by codes, of which others may be on record than the texts know. */
type Named = Readonly<Record<string, string | undefined>>;

/** The words of a report. @param timeZone in which instants are told */
export function wordsOf({ language, query, officeNames }: AboutReport, timeZone: string): Words {
  const texts = textsOf(language);
  const forms = formsOf(language, timeZone);
  const office = (code: string | null) => {
    const name = code === null ? texts.without : officeNames.get(code);
    return name === undefined || code === null ? (code ?? texts.without) : `${name} (${code})`;
  };
  const lane = (name: string | null) => (name === null ? texts.without : ((texts.lanes as Named)[name] ?? name));
  const said = (filter: Filter, value: unknown): string => {
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (filter === 'office') return office(String(value));
    if (filter === 'lane' || filter === 'firstLane') return lane(String(value));
    if (filter === 'mode') return texts.modes[value as TransportMode];
    return String(value);
  };
  return {
    texts,
    forms,
    office,
    lane,
    interval: (name) => studyWords[language].interval[name],
    owner: (name) => ownerName(studyWords[language], name),
    chosenBy: () =>
      (Object.keys(texts.filters) as Filter[]).flatMap((filter): [string, string][] => {
        const value = query[filter];
        if (value === undefined) return [];
        const values = Array.isArray(value) ? value : [value];
        return [[texts.filters[filter], values.map((each) => said(filter, each)).join(', ')]];
      }),
  };
}
