/** The GPUs of one agent: how busy now and over ten minutes, memory, temperature, and whose trial runs there. */
import { memoryText, percentText, temperatureText } from '../../../client/device-text.ts';
import type { Agent, Device, Trial } from '../../../client/facts.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { shareBar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, type Span, muted, span } from '../spans.ts';
import { fitText } from '../text-width.ts';
import { trialName } from '../trial-name.ts';

const [barWidth, historyWidth, nameWidth] = [10, 20, 24];

export function deviceLines(
  agent: Agent,
  { devices, trials, sweep }: DashboardModel,
  glyphs: Glyphs,
): Line[] {
  return devices
    .filter(({ agentId }) => agentId === agent.id)
    .map((device): Line => {
      const { utilisation, temperatureC, trouble, name } = device;
      const begin = [span('  '), muted(fitText(plainLine(name), nameWidth)), span('  ')];
      if (trouble !== '') return [...begin, span(`${glyphs.failed} ${plainLine(trouble)}`, 'bad')];
      return [
        ...begin,
        span(shareBar(utilisation ?? 0, barWidth, glyphs), 'accent'),
        span(fitText(percentText(utilisation), 5, 'right')),
        span('  '),
        muted(history(device.utilisationHistory, historyWidth, glyphs)),
        span(`  ${fitText(memoryText(device), 16)}`),
        muted(fitText(temperatureText(temperatureC), 6, 'right')),
        span('  '),
        whose(device, trials, sweep?.spec),
      ];
    });
}

function whose(
  { trialIds }: Device,
  trials: DashboardModel['trials'],
  spec: Parameters<typeof trialName>[1],
): Span {
  const names = trialIds.map((id) => {
    const trial: Trial | undefined = [...trials.values()].find((one) => one.id === id);
    return trial === undefined ? `${plainLine(id)} (another sweep)` : trialName(trial, spec);
  });
  return names.length === 0 ? muted('idle') : span(names.join(', '));
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
