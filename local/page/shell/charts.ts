import { html, nothing, render, svg, type SVGTemplateResult, type TemplateResult } from 'lit-html';
import type { WireChart } from '../../host/desk/wire';

/** Draws the charts of the sheet in front over the grid, simply: Sheets has its own. */
export interface Charts {
  /** What there is now; without it the same as before. */
  show(front: number | null, charts?: readonly WireChart[]): void;
}

const [WIDTH, HEIGHT] = [440, 220];
/** More bars than this would be too thin to tell apart. */
const MOST_BARS = 40;
const COLORS = ['#4285f4', '#ea8600'];

export function createCharts(root: HTMLElement): Charts {
  let all: readonly WireChart[] = [];
  return {
    show(front, charts = all) {
      all = charts;
      const shown = all.filter(({ sheetId }) => sheetId === front);
      root.hidden = shown.length === 0;
      render(shown.map(card), root);
    },
  };
}

function card(chart: WireChart): TemplateResult {
  const labels = chart.labels.slice(0, MOST_BARS);
  const series = chart.series.map(({ name, values }, at) => ({
    name,
    values: values.slice(0, MOST_BARS),
    color: COLORS[at % COLORS.length] ?? '',
  }));
  return html`<figure class="chart" aria-label=${chart.title}>
    <figcaption>${chart.title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${chart.title}>
      ${series.map((one, at) => drawn(one, at, series.length, chart.isTrend))}
      ${labels.map((label, at) => labelText(label, at, labels.length))}
    </svg>
    <div class="legend">
      ${series.length > 1 ? series.map(({ name, color }) => html`<span><i style="background:${color}"></i>${name}</span>`) : nothing}
    </div>
  </figure>`;
}

const FOOT = 56;

/** Each series has a scale of its own: counts and sums stand side by side. */
function drawn(
  { values, color }: { readonly values: readonly number[]; readonly color: string },
  at: number,
  count: number,
  isTrend: boolean,
): SVGTemplateResult {
  const most = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length);
  const height = (value: number): number => (Math.max(0, value) / most) * (HEIGHT - FOOT - 8);
  if (isTrend) {
    const points = values.map((value, index) => `${(index + 0.5) * step},${HEIGHT - FOOT - height(value)}`).join(' ');
    return svg`<polyline points=${points} fill="none" stroke=${color} stroke-width="2" />`;
  }
  const width = (step * 0.7) / count;
  return svg`${values.map(
    (value, index) =>
      svg`<rect x=${index * step + step * 0.15 + at * width} y=${HEIGHT - FOOT - height(value)} width=${width} height=${height(value)} fill=${color} />`,
  )}`;
}

function labelText(label: string, at: number, count: number): SVGTemplateResult {
  const x = ((at + 0.5) * WIDTH) / count;
  const short = label.length > 14 ? `${label.slice(0, 13)}…` : label;
  return svg`<text x=${x} y=${HEIGHT - FOOT + 12} text-anchor="end" transform="rotate(-35 ${x} ${HEIGHT - FOOT + 12})">${short}</text>`;
}
