/** The three rows at the top: what this is and how it stands, the tabs, a rule. */
import { hasEnded, type Sweep, type SweepState } from '../../../client/facts.ts';
import { jobsText } from '../../../client/jobs-text.ts';
import { formatElapsed } from '../format-duration.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Look } from '../look.ts';
import { type DashboardModel, type Tab, tabs } from '../model.ts';
import { rests } from '../obstacles.ts';
import { elapsedMs } from '../progress.ts';
import {
  type Line,
  type Span,
  type Tone,
  cutLine,
  lineWidth,
  muted,
  span,
  spread,
  strong,
} from '../spans.ts';
import { tabViews } from '../tabs.ts';
import { waitsForSweep } from '../waits-for-sweep.ts';
import { plainLine } from '../../../base/plain-text.ts';

export function headerLines(model: DashboardModel, nowMs: number, { glyphs }: Look): Line[] {
  const { columns } = model.screen;
  const { sweep } = model;
  const name: Line = [
    span(' '),
    strong('yates', 'accent'),
    span('  '),
    ...(sweep === undefined ? [] : nameSpans(sweep)),
    ...(sweep?.jobs ?? []).flatMap((jobs) => [
      span('  '),
      span(jobsText(jobs), jobs.trouble === '' ? 'muted' : 'warn'),
    ]),
  ];
  const state: Line = [
    ...stateSpans(model, glyphs),
    ...(sweep === undefined ? [] : [span('  '), muted(formatElapsed(elapsedMs(sweep, nowMs)))]),
    span(' '),
  ];
  return [
    spread(name, state, columns, glyphs.ellipsis),
    tabLine(model, nowMs, glyphs),
    [muted(glyphs.rule.repeat(columns))],
  ];
}

/** The id as commands take it; it begins with the name of most sweeps. */
function nameSpans({ name, id }: Sweep): Span[] {
  const plain = plainLine(name);
  return id.startsWith(`${plain}-`)
    ? [strong(plain), muted(id.slice(plain.length))]
    : [strong(plain), muted(`  ${id}`)];
}

function stateSpans(model: DashboardModel, glyphs: Glyphs): Span[] {
  const { sweep, connection } = model;
  if (waitsForSweep(model)) return [muted('no sweep yet')];
  if (connection.state === 'reconnecting') return [strong(`${glyphs.warning} reconnecting`, 'warn')];
  if (sweep === undefined) return [muted('connecting')];
  const { glyph, tone } = looks(sweep.state, glyphs);
  return [{ text: `${glyph} ${sweep.state}`, tone, bold: true }];
}

function looks(state: SweepState, glyphs: Glyphs): { glyph: string; tone: Tone } {
  switch (state) {
    case 'running':
      return { glyph: glyphs.running, tone: 'accent' };
    case 'paused':
      return { glyph: glyphs.paused, tone: 'warn' };
    case 'finished':
      return { glyph: glyphs.done, tone: 'good' };
    case 'cancelled':
      return { glyph: glyphs.cancelled, tone: 'warn' };
    case 'unknown':
      return { glyph: '?', tone: 'muted' };
    default:
      return state satisfies never;
  }
}

function tabLine(model: DashboardModel, nowMs: number, { ellipsis }: Glyphs): Line {
  const { screen, sweep } = model;
  const failed = sweep?.counts.failed ?? 0;
  const resting = sweep === undefined || hasEnded(sweep.state) ? 0 : rests(model, nowMs).length;
  const line = (isNarrow: boolean): Line => [
    span(' '),
    ...tabs.flatMap((tab, index) => partsOf(tab, index, isNarrow)),
  ];
  const partsOf = (tab: Tab, index: number, isNarrow: boolean): Span[] => {
    const isShown = tab === screen.tab;
    const title = isNarrow && !isShown ? ` ${index + 1} ` : ` ${index + 1} ${tabViews[tab].title} `;
    const name: Span = isShown ? { text: title, tone: 'accent', bold: true, inverse: true } : muted(title);
    const badge =
      tab === 'trials' && failed > 0
        ? [span(` ${failed} failed `, 'bad')]
        : tab === 'agents' && resting > 0
          ? [span(` ${resting === 1 ? '1 rests' : `${resting} rest`} `, 'warn')]
          : [];
    return [name, ...badge, ...(isNarrow ? [] : [span(' ')])];
  };
  // Where not all names fit, that of the view that is open stands with the numbers of the others.
  const whole = line(false);
  return lineWidth(whole) <= screen.columns ? whole : cutLine(line(true), screen.columns, ellipsis);
}
