import type { Texts } from './texts.js';

/** A report in English. */
export const en: Texts = {
  title: 'Clearance-time study',
  foot: (page, of) => `Page ${page} of ${of}`,
  yes: 'yes',
  no: 'no',
  without: 'none',
  and: (listed, more) => `${listed} and ${more} more`,
  lanes: { green: 'green', blue: 'blue', yellow: 'yellow', orange: 'orange', red: 'red' },
  modes: {
    sea: 'sea',
    rail: 'rail',
    road: 'road',
    air: 'air',
    post: 'post',
    multimodal: 'multimodal',
    fixed: 'fixed installation',
    'inland-waterway': 'inland waterway',
    'own-propulsion': 'own propulsion',
    unknown: 'unknown',
  },
  filters: {
    office: 'Office',
    lane: 'Last lane',
    firstLane: 'Lane at lodgement',
    mode: 'Mode of transport',
    procedure: 'Procedure',
    chapter: 'Chapter of the Harmonized System',
    agency: 'Agency',
    broker: 'Representative or declarant',
    aeo: 'Of an authorised economic operator',
    perishable: 'Perishable',
    expedited: 'Expedited',
    advance: 'Lodged before arrival',
  },
  columns: {
    interval: 'Interval',
    n: 'n',
    mean: 'Mean',
    median: 'Median',
    p25: 'P25',
    p75: 'P75',
    p90: 'P90',
    p95: 'P95',
    mode: 'Mode',
    min: 'Min.',
    max: 'Max.',
    within: 'Within level',
    leftOut: 'Left out',
    declarations: 'Declarations',
    lane: 'Last lane',
    office: 'Office',
    month: 'Month',
    owner: 'Who had to act',
    held: 'Declarations held',
    total: 'Total',
    exclusive: 'Exclusive',
    share: 'Share of totals',
    critical: 'Held last',
    class: 'From, to before',
    upTo: 'Cumulative',
    code: 'Code',
    event: 'What happened',
    source: 'Where it comes from',
  },
  cover: {
    offices: 'Offices',
    period: 'Accepted',
    filters: 'Chosen by',
    interval: 'Interval that is drawn',
    declarations: 'Declarations',
    asOf: 'As of',
    pending: 'Not yet in it',
    timeZone: 'Time zone',
    software: 'Made by',
    allOffices: 'All offices of the administration',
    noOffices: 'None: the reader has no office',
    since: (day) => `from ${day} on`,
    before: (day) => `before ${day}`,
    always: 'at any time',
    outages: 'Outages',
    outagesWith: 'in the times',
    outagesWithout: 'taken out of the times',
    allDeclarations: 'Nothing else: all accepted declarations',
    isPending: (count) => `${count} declarations of which something happened shortly before`,
    nothingPending: 'Nothing: all that was recorded before is told',
  },
  objectives: {
    title: 'Objectives',
    opening:
      'This report tells how long goods took to be released, who had to act while they were held, and what is to be known to check these figures. It follows the sections of the Guide to Measure the Time Required for the Release of Goods of the World Customs Organization (version 4), and may serve the publication of average release times that Article 7.6 of the Agreement on Trade Facilitation encourages.',
    points: [
      'To measure the time from arrival and from lodgement to release, clearance and departure.',
      'To tell in which stage, lane, office and hour of the week time passes.',
      'To tell for how long each party had to act: customs, the trader, the carrier, a bank, each agency.',
      'To give a basis with which later periods can be compared in the same way.',
    ],
    close: 'Further objectives of the study are its author’s to state.',
  },
  scope: {
    title: 'Scope',
    chosen: 'The study is of these declarations:',
    released: (released, declarations) =>
      `Of ${declarations} accepted declarations ${released} have release on record. An interval tells of those in which both its ends are on record; goods that are still held are in no interval that has not ended.`,
    census:
      'All declarations that fit are in it: it is no sample, and nobody was asked to fill in a form. Times are those of the system’s own record and of reports by port and terminal systems.',
    notRecorded: {
      title: 'Not recorded',
      opening: 'What the record does not hold is in no figure:',
      points: [
        'rejected lodgements: they are kept, but are no declarations;',
        'when a sample left for a laboratory, and when its result came;',
        'when an officer opened a crate, as distinct from when they took the task;',
        'work on paper;',
        'discharge, storage, positioning and departure where no terminal or gate reported them.',
      ],
    },
  },
  method: {
    title: 'Method',
    opening:
      'Every timestamp is an instant in UTC, kept with who did or reported it. Intervals lie between two timestamps; an interval whose second end is before its first is not counted.',
    timestamps: {
      title: 'Timestamps',
      caption: 'Timestamps and where they come from',
      rows: [
        ['T0', 'Lodged before arrival', 'The lodgement of an advance declaration, when it was received'],
        ['T1', 'Goods arrived', 'The arrival task of an advance declaration; of others, a report'],
        ['T2', 'Discharged', 'A report'],
        ['T3', 'Stored', 'A report'],
        ['T4', 'Lodged', 'Any other lodgement, when it was received'],
        ['T5', 'Accepted', 'The record'],
        ['T6', 'Lane assigned; re-routed', 'The record'],
        [
          'T7',
          'Documents task created, claimed, completed',
          'The record; the log of tasks for the claim of whoever completed it',
        ],
        ['T8', 'Information asked, answered', 'The record'],
        ['T9', 'Scan or inspection ordered; scheduled', 'The record; a report'],
        ['T10', 'Goods positioned for inspection', 'A report'],
        ['T11', 'Scan or inspection started, ended', 'The claim of whoever completed it; the record'],
        ['T12', 'Finding, review, amendment, re-assessment', 'The record'],
        ['T13', 'An agency’s hold placed, taken, lifted', 'The record and the log of tasks'],
        ['T14', 'Assessed, paid', 'The record: the hold for payment opened, closed'],
        ['T15', 'Released; refused; cancelled', 'The record'],
        ['T16', 'Cleared: nothing is open of the file any more', 'The record'],
        ['T17', 'Goods left', 'The gate’s report of departure'],
        ['T18', 'Audit opened, taken, closed', 'The record and the log of tasks'],
      ],
    },
    terms: {
      title: 'Words',
      terms: [
        ['Release', 'Goods may go. Clearance: the file is closed. Departure: goods left.'],
        ['Hold', 'One reason why goods may not leave yet. It has an owner: who must act. Several may be open at once.'],
        [
          'Lane',
          'Tier of control: green (release), blue (release, audit after), yellow (documents), orange (non-intrusive scan), red (physical inspection).',
        ],
        [
          'Waiting',
          'Of a control by customs: until the claim by whoever completed it, less what was asked of the trader meanwhile.',
        ],
        ['Working', 'From that claim to completion, less what was asked of the trader meanwhile.'],
        ['Held', 'The time with any hold on the goods open, however many there were.'],
      ],
    },
    figures: {
      title: 'Figures',
      points: [
        'n is of how many declarations the interval is on record.',
        'Percentiles (P25, P75, P90, P95) and the median (P50) are exact, and interpolated between neighbouring values.',
        'The mode is the class with most values. Classes are as wide as Freedman and Diaconis advise (twice the interquartile range, divided by the cube root of n), brought up to a usual width.',
        'Months are those of acceptance, in the time zone told on the first page. Hours of the week are those of acceptance on the clock of each declaration’s office.',
        'Units: s seconds, min minutes, h hours (up to 48), d days of 24 hours. Three digits are told.',
      ],
    },
    outliers: {
      title: 'Outliers',
      none: 'None are left out.',
      percentile: (at) => `Times above percentile ${at} are left out.`,
      tukey: (at) => `Times farther than ${at} interquartile ranges from the quartiles are left out (Tukey, 1977).`,
      limit: (at) => `Times above ${at} are left out.`,
      same: 'Limits are found for each interval in all declarations chosen, and are the same in every group. “Left out” counts them. Times by who had to act are told without leaving any out.',
    },
    outages: {
      title: 'Outages',
      with: 'Times are told with outages in them.',
      without:
        'Times are told without outages: less what of them lay in an outage on record, of the declaration’s office or of the whole system.',
      taken: (declarations, time, interval) =>
        `Outages on record take time from ${declarations} of the declarations chosen; of “${interval}” they take ${time} in all.`,
      nothing: 'No outage on record takes time from any declaration chosen.',
    },
    owners: {
      title: 'Who had to act',
      opening:
        'Holds overlap: an agency’s permit, a payment and an inspection may be awaited at once. While information is asked of the trader, that request stands in for the hold from which it was asked. An audit holds the file and not the goods.',
      terms: [
        ['Total', 'Of a party: the time with any of its holds on the goods open.'],
        ['Exclusive', 'The time in which nobody else’s hold was open.'],
        [
          'Held last',
          'Declarations of which the party’s hold closed last before release; of two that closed at the same instant, the one opened later.',
        ],
      ],
      close:
        'The totals of all parties come to at least the time for which goods were held, and to more where holds overlap; exclusive times come to at most that.',
    },
  },
  analysis: {
    title: 'Analysis',
    nothing: 'No declarations fit, so there is nothing to analyse.',
    interval: (name) => `Where nothing else is said, the interval is “${name}”.`,
    summary: {
      title: 'Summary',
      ends: 'Release, clearance and departure',
      stages: 'Stages and controls',
      note: 'Stages that did not occur are not listed. Stages may overlap, so they do not add up.',
    },
    serviceLevel: {
      title: 'Service level',
      told: (share, within, interval) => `Of “${interval}”, ${share} ended within ${within}.`,
      nothing: 'The interval is on record of no declaration, so there is no share.',
    },
    lanes: { title: 'By lane', caption: 'By last lane' },
    offices: { title: 'By office', caption: 'By office' },
    trend: {
      title: 'Trend',
      caption: 'By month of acceptance',
      chart: 'Median and P90 by month of acceptance',
      one: 'All are of one month; a trend needs two.',
      alternative: ([first, ...more]) =>
        `Lines of median and P90 by month. ${
          first === undefined
            ? 'No month is complete.'
            : `The median was ${first} in the first complete month and ${more.at(-1) ?? first} in the last.`
        }`,
      incomplete: (usual) =>
        `Months marked * are not complete: less than ${usual} had passed since their end when these figures were taken, and nine in ten are over within that. Of these months only what was quick is told; lines to them are dashed.`,
    },
    distribution: {
      title: 'Distribution',
      chart: 'Share of declarations by time taken',
      caption: 'Declarations by time taken',
      note: 'Classes are not equally wide.',
      axis: 'Share of declarations',
      below: (bound) => `below ${bound}`,
      above: (bound) => `${bound} and more`,
      alternative: (most) =>
        `Bars by time taken. Most declarations are in the class ${most}. The table below has all classes.`,
    },
    hours: {
      title: 'Hours of the week',
      chart: 'Median by hour of the week of acceptance',
      note: 'By the clock of each declaration’s office. The darker, the longer.',
      few: 'dot: fewer than 5 declarations',
      alternative: (longest, shortest) =>
        `Shades by weekday and hour. The longest median is on ${longest}; the shortest on ${shortest}.`,
      hour: (day, hour) => `${day} at ${hour}`,
    },
    owners: {
      title: 'Who had to act',
      nothing: 'No goods were held.',
      chart: 'Shares by who had to act',
      caption: 'Time by who had to act',
      note: 'Total and exclusive are shares of the totals of all parties; “held last” is of all declarations that were held until release.',
      total: 'Total',
      exclusive: 'Exclusive',
      critical: 'Held last',
      alternative: (owner, share) =>
        `Bars by party. The largest share of totals, ${share}, is of: ${owner}. The table below has all figures.`,
    },
  },
  conclusions: {
    title: 'Conclusions',
    left: 'Left to the author of the study: figures say how long something took, not why, nor what is to be done. The lines are for what follows from them.',
  },
  appendix: {
    title: 'Appendix: asking again, and checking',
    again: {
      title: 'The question',
      opening: 'Addresses at the installation’s API. Whoever may read clearance times there gets the same figures:',
      addresses: {
        report: 'This report',
        all: 'All intervals and who had to act',
        lanes: 'By lane',
        offices: 'By office',
        months: 'By month',
        hours: 'Hours of the week',
        distribution: 'Distribution',
      },
      close:
        'A later answer may differ: declarations still held go on, reports of terminals are corrected, and without an end of the period new declarations come in. Supervisors of some offices are answered on those alone.',
    },
    check: {
      title: 'The record',
      version: (version, at) =>
        `These figures know the rows of the study up to version ${version}, read on ${at} (UTC).`,
      checkpoint: (number, at) =>
        `The record is chained and anchored. The last checkpoint then was number ${number}, signed on ${at} (UTC), with the hash:`,
      noCheckpoint: 'The record is chained. No checkpoint was signed yet.',
      withheld:
        'The record is chained and anchored by signed checkpoints. Auditors and administrators may read them under GET /audit/checkpoints.',
      how: '“levante verify” compares the rows of the study with the events, claims and reports that they are told from, and the chains of events with the checkpoints.',
    },
  },
};
