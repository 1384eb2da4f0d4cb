import type { StudyReportFigures } from '#libs/domain';
import type { AboutReport } from '../about.js';
import { addressOf, parametersOf } from '../asked-again.js';
import type { Block, Section } from '../document.js';
import { formsOf } from '../forms.js';
import type { Words } from '../words.js';

/** About a page of them. */
const RULED_LINES = 18;

/** Room for what the author concludes. */
export function conclusionsOf({ texts: { conclusions } }: Words): Section {
  return {
    title: conclusions.title,
    blocks: [
      { kind: 'text', text: conclusions.left },
      { kind: 'ruled', lines: RULED_LINES },
    ],
    parts: [],
  };
}

/** How the same is asked again, and by what it can be checked. */
export function appendixOf({ asOf }: StudyReportFigures, about: AboutReport, words: Words): Section {
  const { appendix } = words.texts;
  const { again, check } = appendix;
  // Of what is checked by others, time is told in UTC, as their answers tell it.
  const utc = formsOf(about.language, 'UTC');
  return {
    title: appendix.title,
    blocks: [],
    parts: [
      {
        title: again.title,
        blocks: [
          { kind: 'text', text: again.opening },
          ...addressesOf(about, again.addresses),
          { kind: 'text', text: again.close },
        ],
      },
      {
        title: check.title,
        blocks: [
          { kind: 'text', text: check.version(words.forms.count(asOf.version), utc.dateTime(asOf.at)) },
          ...anchorOf(about, words),
          { kind: 'text', text: check.how },
        ],
      },
    ],
  };
}

function addressesOf(
  { query, language }: AboutReport,
  names: Words['texts']['appendix']['again']['addresses'],
): Block[] {
  const parameters = parametersOf(query);
  const ofAll = parameters.filter(([name]) => name !== 'interval');
  const ofChosen = parameters.filter(([name]) => name !== 'serviceLevel');
  const all: [string, string][] = [
    [names.report, addressOf('/clearance-times/report', [...parameters, ['language', language]])],
    [names.all, addressOf('/clearance-times', ofAll)],
    [names.lanes, addressOf('/clearance-times', [...parameters, ['groupBy', 'lane']])],
    [names.offices, addressOf('/clearance-times', [...parameters, ['groupBy', 'office']])],
    [names.months, addressOf('/clearance-times', [...parameters, ['groupBy', 'month']])],
    [names.hours, addressOf('/clearance-times/hours', parameters)],
    [names.distribution, addressOf('/clearance-times/distribution', ofChosen)],
  ];
  return all.flatMap(([name, address]): Block[] => [
    { kind: 'text', text: name },
    { kind: 'address', text: address },
  ]);
}

function anchorOf({ checkpoint, language }: AboutReport, { texts, forms }: Words): Block[] {
  const { check } = texts.appendix;
  if (checkpoint === 'withheld') return [{ kind: 'text', text: check.withheld }];
  if (checkpoint === null) return [{ kind: 'text', text: check.noCheckpoint }];
  const at = formsOf(language, 'UTC').dateTime(checkpoint.at);
  return [
    { kind: 'text', text: check.checkpoint(forms.count(checkpoint.number), at) },
    { kind: 'address', text: checkpoint.hash },
  ];
}
