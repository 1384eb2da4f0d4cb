import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { REPORT_LANGUAGES } from '#libs/domain';
import { isDay } from '../export/selection.js';
import { say } from '../say.js';
import { runningStack } from '../with-stack.js';
import { reportQueryOf, type ReportOptions } from './report-query.js';
import { zoneOfStudy } from './study-zone.js';
import { writeReport } from './write-report.js';

interface StudyReportOptions extends ReportOptions {
  out: string;
  force?: boolean;
  as: string;
  data?: string;
}

/** Adds `study`: what the clearance-time study tells, for reading. */
export function studyCommand(program: Command): void {
  program
    .command('study')
    .summary('write the clearance-time study as a report')
    .description('What the clearance-time study tells (docs/study.md).')
    .command('report')
    .summary('write the study as a report in PDF')
    .description('Write the clearance-time study as a report in PDF, in Spanish or English.')
    .requiredOption('--out <file>', 'file to write; it is there whole or not at all')
    .addOption(new Option('--language <language>', 'language of the report').choices(REPORT_LANGUAGES).default('es'))
    .option(
      '--from <instant>',
      'declarations accepted at or after this day (of the offices’ time zone where they share one, else of UTC) or instant',
    )
    .option('--to <instant>', 'declarations accepted before this day or instant')
    .option('--office <code...>', 'declarations of these offices')
    .option('--with <name=value...>', 'anything else that GET /clearance-times/report takes, such as lane=red mode=air')
    .option('--as <person>', 'demo person who asks', 'amparo')
    .option('--force', 'replace the file where it is there')
    .option('--data <folder>', 'data folder of the stack that runs (default: LEVANTE_DATA, else .levante)')
    .addHelpText(
      'after',
      `
  npm run levante -- study report --out red.pdf --language en --from 2026-01-01 --with lane=red serviceLevel=86400`,
    )
    .action(async ({ out, force = false, as, data, ...asked }: StudyReportOptions) => {
      // What is said wrongly is refused before anybody is asked.
      reportQueryOf(asked);
      const { urls } = await runningStack(data);
      const saysDays = isDay(asked.from) || isDay(asked.to);
      const zone = saysDays ? await zoneOfStudy(urls, as, asked) : undefined;
      const query = reportQueryOf(asked, zone);
      const file = resolve(out);
      await writeReport(urls, as, query, { out: file, force, signal: new AbortController().signal });
      say(`The report is in ${file}.${zone === undefined ? '' : ` Days are those of ${zone}.`}`);
    });
}
