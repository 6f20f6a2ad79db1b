/** The three rows at the top: what this is and how it stands, the tabs, a rule. */
import { hasEnded, type SweepState } from '../../../client/facts.ts';
import { jobsText } from '../../../client/jobs-text.ts';
import { formatElapsed } from '../format-duration.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Look } from '../look.ts';
import { type DashboardModel, tabs } from '../model.ts';
import { rests } from '../obstacles.ts';
import { elapsedMs } from '../progress.ts';
import { type Line, type Span, type Tone, cutLine, muted, span, spread, strong } from '../spans.ts';
import { tabViews } from '../tabs.ts';
import { plainLine } from '../../../base/plain-text.ts';

export function headerLines(model: DashboardModel, nowMs: number, { glyphs }: Look): Line[] {
  const { columns } = model.screen;
  const { sweep } = model;
  const name: Line = [
    span(' '),
    strong('yates', 'accent'),
    span('  '),
    ...(sweep === undefined ? [] : [strong(plainLine(sweep.name)), muted(`  ${sweep.id.slice(0, 10)}`)]),
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

function stateSpans({ sweep, connection }: DashboardModel, glyphs: Glyphs): Span[] {
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
  const parts = tabs.flatMap((tab, index): Span[] => {
    const title = ` ${index + 1} ${tabViews[tab].title} `;
    const name: Span =
      tab === screen.tab ? { text: title, tone: 'accent', bold: true, inverse: true } : muted(title);
    const badge =
      tab === 'trials' && failed > 0
        ? [span(` ${failed} failed `, 'bad')]
        : tab === 'agents' && resting > 0
          ? [span(` ${resting === 1 ? '1 rests' : `${resting} rest`} `, 'warn')]
          : [];
    return [name, ...badge, span(' ')];
  });
  return cutLine([span(' '), ...parts], screen.columns, ellipsis);
}
