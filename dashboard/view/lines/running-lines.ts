/** What runs now: how far, how the loss goes, for how long, where. */
import { shareBar, sparkline } from '../bar.ts';
import { type Curve, curveMetric } from '../curve.ts';
import { progressShare } from '../eta.ts';
import type { Trial } from '../../../client/facts.ts';
import { formatElapsed } from '../format-duration.ts';
import { formatFigure } from '../../../base/number-text.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, muted, span } from '../spans.ts';
import { type Column, columnWidths, row, tableHeader } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { nameColumnWidth, nameInColumn } from '../name-column.ts';
import { widthOf } from '../text-width.ts';
import { digestOf } from '../trial-digest.ts';

const columns = (nameWidth: number, lossName: string): Column[] => [
  { title: 'running', width: nameWidth, least: 12, importance: 9 },
  { title: '', width: 10, least: 6, importance: 7 },
  { title: '', width: 4, align: 'right', importance: 8 },
  { title: '', width: 12, importance: 3 },
  { title: lossName, width: 8, align: 'right', importance: 4 },
  { title: 'for', width: 6, align: 'right', importance: 5 },
  { title: 'agent', width: 12, least: 8, importance: 2 },
];

/** A title line and at most `height - 1` trials, the one that runs longest first. */
export function runningLines(
  model: DashboardModel,
  nowMs: number,
  { width, height }: { readonly width: number; readonly height: number },
  { glyphs }: Look,
): Line[] {
  const trials = digestOf(model.trials).running;
  const shown = trials.slice(0, trials.length > height - 1 ? Math.max(0, height - 2) : height - 1);
  const lossName = trials.flatMap(({ progress }) => curveMetric(progress?.metrics ?? {}) ?? [])[0] ?? '';
  const spec = model.sweep?.spec;
  const layout = columns(nameColumnWidth(spec), plainLine(lossName));
  const widths = columnWidths(layout, width);
  const barWidth = widths[1] ?? 0;
  const lines = shown.map((trial) => {
    const curve = model.curves.get(trial.id);
    const share = progressShare(trial);
    const cells = [
      span(nameInColumn(trial, spec, widths[0] ?? 0)),
      span(shareBar(share, barWidth, glyphs), 'accent'),
      span(percentText(trial)),
      muted(sparkline(curve?.values ?? [], widths[3] ?? 0, glyphs)),
      span(lastLoss(trial, curve)),
      muted(formatElapsed(nowMs - trial.leasedAtMs)),
      muted(plainLine(trial.agentName)),
    ];
    return row(layout, widths, cells, glyphs.ellipsis);
  });
  const more = trials.length - shown.length;
  return [
    tableHeader(layout, widths, glyphs.ellipsis),
    ...(trials.length === 0 ? [[muted('nothing at the moment')]] : lines),
    ...(more > 0 && height > 1 ? [[muted(`and ${more} more`)]] : []),
  ].slice(0, Math.max(0, height));
}

function lastLoss({ progress }: Trial, curve: Curve | undefined): string {
  const name = curve?.metric ?? curveMetric(progress?.metrics ?? {});
  const value = name === undefined ? undefined : progress?.metrics[name];
  return value === undefined ? '' : formatFigure(value, 3);
}

/** Empty where nobody has said how many steps there are. */
const percentText = (trial: Trial): string =>
  (trial.progress?.stepsTotal ?? 0) > 0 ? `${Math.floor(progressShare(trial) * 100)}%` : '';

/** One line: "● 3 running: #14 87%, #15 40% and 6 more"; empty where nothing runs. */
export function runningInWords(model: DashboardModel, width: number, { glyphs }: Look): Line[] {
  const trials = digestOf(model.trials).running;
  if (trials.length === 0) return [];
  const each = trials.map((trial) => `#${trial.plannedOrder + 1} ${percentText(trial)}`.trimEnd());
  const start = `${trials.length} running: `;
  const textOf = (count: number): string =>
    each.slice(0, count).join(', ') + (count < each.length ? ` and ${each.length - count} more` : '');
  let count = Math.min(each.length, width);
  while (count > 1 && widthOf(start + textOf(count)) > width - 2) count--;
  return [[span(`${glyphs.running} `, 'accent'), muted(start), span(textOf(count))]];
}
