import type { Chart } from '../document.js';
import { barChartHeight, drawBars } from './bar-chart.js';
import { COLUMN_CHART_HEIGHT, drawColumns } from './column-chart.js';
import { drawHeatMap, HEAT_MAP_HEIGHT } from './heat-map.js';
import { drawLines, LINE_CHART_HEIGHT } from './line-chart.js';
import { COLOUR, drawn, FONT, PAGE, room, WIDTH, type Element, type Pdf } from '#libs/paper';

const CAPTION = 24;

/** Points that a chart takes with its caption. */
export const chartHeight = (chart: Chart): number => heightOf(chart) + CAPTION;

/** Draws a chart beneath its caption, on one page. */
export function drawChart(pdf: Pdf, parent: Element, chart: Chart): void {
  const height = heightOf(chart);
  room(pdf, height + CAPTION);
  drawn(pdf, parent, 'P', () => {
    pdf.font(FONT.bold).fontSize(9).fillColor(COLOUR.text).text(chart.caption, PAGE.left, pdf.y, { width: WIDTH });
  });
  pdf.y += 5;
  const top = pdf.y;
  drawn(pdf, parent, 'Figure', () => draw(pdf, chart), chart.alternative);
  pdf.y = top + height + 8;
}

function heightOf(chart: Chart): number {
  switch (chart.kind) {
    case 'lines':
      return LINE_CHART_HEIGHT;
    case 'columns':
      return COLUMN_CHART_HEIGHT;
    case 'bars':
      return barChartHeight(chart);
    case 'heat':
      return HEAT_MAP_HEIGHT;
  }
}

function draw(pdf: Pdf, chart: Chart): void {
  switch (chart.kind) {
    case 'lines':
      drawLines(pdf, chart);
      break;
    case 'columns':
      drawColumns(pdf, chart);
      break;
    case 'bars':
      drawBars(pdf, chart);
      break;
    case 'heat':
      drawHeatMap(pdf, chart);
      break;
  }
}
