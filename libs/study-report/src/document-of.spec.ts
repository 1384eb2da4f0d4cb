import { reportOn } from '../../../tests/setup/study-report.js';
import type { Block, ReportDocument, Section } from './document.js';
import { documentOf } from './document-of.js';

const blocksOf = ({ blocks, parts }: Section): Block[] => [...blocks, ...parts.flatMap((part) => part.blocks)];
const allBlocks = (document: ReportDocument): Block[] => document.sections.flatMap(blocksOf);
const tablesOf = (document: ReportDocument) =>
  allBlocks(document).flatMap((block) => (block.kind === 'table' ? [block.table] : []));
const chartsOf = (document: ReportDocument) =>
  allBlocks(document).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
const wordsIn = (document: ReportDocument) => JSON.stringify(document);

async function reported(declarations: number, asked: object = {}, more: Parameters<typeof reportOn>[2] = {}) {
  const { figures, about } = await reportOn(declarations, asked, more);
  return { figures, document: documentOf(figures, about) };
}

describe('a report of the study', () => {
  it.each([
    ['en', ['Objectives', 'Scope', 'Method', 'Analysis', 'Conclusions', 'Appendix: asking again, and checking']],
    ['es', ['Objetivos', 'Alcance', 'Método', 'Análisis', 'Conclusiones', 'Anexo: volver a preguntar y comprobar']],
  ] as const)('has the sections of the guide, in %s', async (language, titles) => {
    const { document } = await reported(300, {}, { language });
    expect(document.sections.map(({ title }) => title)).toEqual(titles);
  });

  it('tells of every interval that occurs what the study tells', async () => {
    const { figures, document } = await reported(300);
    const [ends, stages] = tablesOf(document).filter(({ columns }) => columns.some(({ title }) => title === 'Mode'));
    const rows = [...(ends?.rows ?? []), ...(stages?.rows ?? [])];
    const told = figures.all.groups[0]?.intervals ?? [];
    expect(told.length).toBeGreaterThan(20);
    expect(rows.map(([, n]) => Number(n)).sort()).toEqual(told.map(({ n }) => n).sort());
    for (const { rows: cells, columns } of tablesOf(document))
      for (const row of cells) expect(row).toHaveLength(columns.length);
  });

  it('draws months, classes and hours so that nothing is lost', async () => {
    const { figures, document } = await reported(300);
    const charts = chartsOf(document);
    expect(charts.map(({ kind }) => kind)).toEqual(['lines', 'columns', 'heat', 'bars']);
    for (const chart of charts) {
      expect(chart.alternative.length).toBeGreaterThan(20);
      if (chart.kind === 'lines') {
        const values = chart.series.flatMap((each) => each.values.filter((value) => value !== null));
        expect(values).toHaveLength(2 * figures.byMonth.groups.length);
        expect(Math.max(...values)).toBeLessThanOrEqual(chart.axis.max);
      }
      if (chart.kind === 'columns') expect(chart.columns.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 9);
      if (chart.kind === 'heat')
        expect(chart.rows.flatMap(({ cells }) => cells).filter((cell) => cell !== null)).toHaveLength(
          figures.hours.hours.filter(({ n }) => n > 0).length,
        );
      if (chart.kind === 'bars') {
        const sumOf = (bar: number) => chart.groups.reduce((sum, { bars }) => sum + (bars[bar]?.value ?? NaN), 0);
        expect(sumOf(0)).toBeCloseTo(1, 9);
        expect(sumOf(1)).toBeLessThanOrEqual(1);
        expect(sumOf(2)).toBeCloseTo(1, 9);
      }
    }
  });

  it('draws months that are not complete as such, and one without declarations as a gap', async () => {
    const { figures, about } = await reportOn(300);
    const complete = documentOf(figures, about);
    expect(wordsIn(complete)).not.toContain('not complete');
    const groups = figures.byMonth.groups.filter(({ key }) => key !== '2026-02');
    // In Bogotá it is still March; what nine in ten take is some hours.
    const asOf = { ...figures.asOf, at: '2026-04-01T04:59:59.000Z' };
    const document = documentOf({ ...figures, asOf, byMonth: { ...figures.byMonth, groups } }, about);
    const [lines] = chartsOf(document).filter((chart) => chart.kind === 'lines');
    expect(lines?.points).toEqual([
      { label: 'Jan 2026', isComplete: true },
      { label: 'Feb 2026', isComplete: true },
      { label: 'Mar 2026 *', isComplete: false },
      { label: 'Apr 2026 *', isComplete: false },
      { label: 'May 2026 *', isComplete: false },
    ]);
    for (const { values } of lines?.series ?? [])
      expect(values.map((value) => value !== null)).toEqual([true, false, true, true, true]);
    expect(wordsIn(document)).toContain('Months marked * are not complete');
    expect(wordsIn(documentOf({ ...figures, asOf: { ...asOf, at: '2026-01-20T00:00:00.000Z' } }, about))).toContain(
      'No month is complete.',
    );
  });

  it('lists lanes as controls grow, and offices by name', async () => {
    const { document } = await reported(300);
    const rowsOf = (title: string) =>
      tablesOf(document)
        .find(({ columns }) => columns[0]?.title === title)
        ?.rows.map(([name]) => name);
    expect(rowsOf('Last lane')).toEqual(['green', 'blue', 'yellow', 'orange', 'red']);
    expect(rowsOf('Office')).toEqual(['Bogotá (COBOG)', 'COBUN', 'GBLON']);
  });

  it('says that there is nothing, where there is nothing', async () => {
    const { document } = await reported(0);
    expect(document.sections[3]).toMatchObject({
      blocks: [{ text: 'No declarations fit, so there is nothing to analyse.' }],
      parts: [],
    });
  });

  it('of one declaration draws no trend, and leaves no part empty', async () => {
    const { document } = await reported(1);
    expect(chartsOf(document).map(({ kind }) => kind)).not.toContain('lines');
    for (const { parts } of document.sections) for (const { blocks } of parts) expect(blocks).not.toEqual([]);
  });

  it('says by what declarations were chosen, in words, and how the same is asked again', async () => {
    const asked = { lane: ['red', 'orange'], perishable: 'true', office: 'COBOG', outages: 'without' };
    const { document } = await reported(300, asked, { language: 'es' });
    expect(document.cover).toEqual(
      expect.arrayContaining([
        ['Oficinas', 'Bogotá (COBOG)'],
        ['Elegidas por', 'Oficina: Bogotá (COBOG)\nÚltimo canal: rojo, naranja\nPerecedera: sí'],
        ['Contingencias', 'descontadas de los tiempos'],
      ]),
    );
    expect(wordsIn(document)).toContain(
      '/clearance-times?office=COBOG&lane=red&lane=orange&perishable=true&interval=lodgement-to-release&outages=without&groupBy=month',
    );
  });

  it('tells the service level, outliers left out and outages only as they were asked for', async () => {
    const plain = wordsIn((await reported(300)).document);
    expect(plain).toContain('Times are told with outages in them.');
    expect(plain).not.toContain('Within level');
    expect(plain).not.toContain('"title":"Left out"');
    const { document } = await reported(300, { serviceLevel: '3600', outliers: 'tukey', outages: 'without' });
    const asked = wordsIn(document);
    expect(asked).toContain('"title":"Within level"');
    expect(asked).toContain('"title":"Left out"');
    expect(asked).toContain('farther than 1.5 interquartile ranges');
    expect(asked).toMatch(/Outages on record take time from \d+ of the declarations chosen/);
  });

  it('names only offices that its reader may see', async () => {
    const { document, figures } = await reported(300, { office: ['COBOG', 'COBUN'] }, { seen: ['COBUN', 'GBLON'] });
    expect(document.cover[0]).toEqual(['Offices', 'COBUN']);
    expect(figures.byOffice.groups.map(({ key }) => key)).toEqual(['COBUN']);
  });

  it('shows the checkpoint to those who may read the audit', async () => {
    const checkpoint = { number: 7, at: '2026-06-01T11:00:00.000Z', hash: 'ab'.repeat(32) };
    expect(wordsIn((await reported(1, {}, { checkpoint })).document)).toContain('ab'.repeat(32));
    expect(wordsIn((await reported(1, {}, { checkpoint: 'withheld' })).document)).toContain('/audit/checkpoints');
  });
});
