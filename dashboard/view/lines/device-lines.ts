/** The GPUs of one agent: how busy now and over ten minutes, memory, temperature, whose trial runs there or what it waits for. */
import { trialId } from '../../../base/ids.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { memoryText, percentText, temperatureText } from '../../../client/device-text.ts';
import type { Agent, Device } from '../../../client/facts.ts';
import { shareBar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, muted, type Span, span } from '../spans.ts';
import { type Column, columnWidths, row, tableHeader } from '../table.ts';
import { trialName } from '../trial-name.ts';

const indent = 2;

export const devicesOf = (agent: Agent, { devices }: DashboardModel): readonly Device[] =>
  devices.filter(({ agentId }) => agentId === agent.id);

/** One line for each. */
export function deviceLines(agent: Agent, model: DashboardModel, width: number, glyphs: Glyphs): Line[] {
  const columns = deviceColumns(width - indent);
  const widths = columnWidths(columns, width - indent);
  return devicesOf(agent, model).map((device, at): Line => {
    const cells = deviceCells(device, at, widths, model, glyphs);
    return [span(' '.repeat(indent)), ...row(columns, widths, cells, glyphs.ellipsis)];
  });
}

/** Titles above them. */
export function deviceTitles(width: number, glyphs: Glyphs): Line {
  const columns = deviceColumns(width - indent);
  return [
    span(' '.repeat(indent)),
    ...tableHeader(columns, columnWidths(columns, width - indent), glyphs.ellipsis),
  ];
}

function deviceColumns(width: number): Column[] {
  const columns: Column[] = [
    { title: 'GPU', width: 4, importance: 9 },
    { title: 'kind', width: 24, importance: 2 },
    { title: '', width: 10, importance: 7 },
    { title: 'busy', width: 4, align: 'right', importance: 9 },
    { title: 'last 10 min', width: width >= 160 ? 40 : 20, importance: 4 },
    { title: 'memory', width: 15, importance: 8 },
    { title: 'temp', width: 5, align: 'right', importance: 6 },
  ];
  const left = width - columns.reduce((sum, column) => sum + column.width + 2, 0);
  return [...columns, { title: 'what runs there', width: Math.max(32, left), least: 16, importance: 9 }];
}

function deviceCells(
  device: Device,
  at: number,
  widths: readonly number[],
  model: DashboardModel,
  glyphs: Glyphs,
): Span[] {
  const { utilisation, temperatureC, name, utilisationHistory } = device;
  return [
    muted(`${at}${device.isSlice ? ' MIG' : ''}`),
    muted(plainLine(name)),
    span(utilisation === undefined ? '' : shareBar(utilisation, widths[2] ?? 0, glyphs), 'accent'),
    span(percentText(utilisation)),
    muted(history(utilisationHistory, widths[4] ?? 0, glyphs)),
    span(memoryText(device)),
    muted(temperatureText(temperatureC)),
    whatThere(device, model, glyphs),
  ];
}

/** A driver and a display take some memory of an idle GPU; more than this is a process's. */
const foreignBytesMin = 2 ** 30;

function whatThere(device: Device, { trials, sweep }: DashboardModel, glyphs: Glyphs): Span {
  const { trialIds, trouble, usedBytes = 0 } = device;
  if (trouble !== '') return span(`${glyphs.warning} ${plainLine(trouble)}`, 'bad');
  const names = trialIds.map((id) => {
    const trial = trials.get(trialId(id));
    return trial === undefined
      ? `${plainLine(id)} (another sweep)`
      : `#${trial.plannedOrder + 1} ${trialName(trial, sweep?.spec)}`;
  });
  if (names.length > 0) return span(names.join(', '));
  if (usedBytes < foreignBytesMin) return muted('idle');
  return span(`idle; ${(usedBytes / 2 ** 30).toFixed(1)} GiB held by another process`, 'warn');
}

/** On a scale from nothing to all, a column for each share of the time; blank where there was no reading. */
export function history(values: readonly number[], width: number, glyphs: Glyphs): string {
  if (values.length === 0) return ' '.repeat(width);
  const top = glyphs.spark.length - 1;
  return Array.from({ length: width }, (_, column) => {
    const from = Math.floor((column * values.length) / width);
    const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / width));
    const part = values.slice(from, to).filter(Number.isFinite);
    if (part.length === 0) return ' ';
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return glyphs.spark[Math.round(Math.min(1, Math.max(0, mean)) * top)] ?? ' ';
  }).join('');
}
