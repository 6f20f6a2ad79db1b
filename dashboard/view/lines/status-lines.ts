/** The rows at the bottom: a rule, what is happening, and which keys work. Never empty. */
import { plural } from '../../../base/plural.ts';
import { unreachable } from '../../../base/assert.ts';
import { slotsOnline } from '../eta.ts';
import { filterText } from '../filter-prompt.ts';
import { formatElapsed } from '../format-duration.ts';
import type { Glyphs } from '../glyphs.ts';
import { hint, type KeyHint } from '../key-hint.ts';
import { contentArea } from '../layout.ts';
import type { Look } from '../look.ts';
import { helpScrollMax } from './help-lines.ts';
import { type DashboardModel, tabs } from '../model.ts';
import { obstaclesOf } from '../obstacles.ts';
import { countTrials, elapsedMs } from '../progress.ts';
import { type Line, type Span, cutLine, lineWidth, muted, span, strong } from '../spans.ts';
import { tabViews } from '../tabs.ts';
import { levelName } from '../trial-name.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { cutText, widthOf } from '../text-width.ts';
import { waitsForSweep } from '../waits-for-sweep.ts';

export function statusLines(model: DashboardModel, address: string, nowMs: number, look: Look): Line[] {
  const { columns } = model.screen;
  const status = statusLine(model, address, nowMs, look);
  return [
    [muted(look.glyphs.rule.repeat(columns))],
    cutLine([span(' '), ...status], columns, look.glyphs.ellipsis),
    keyLine(model, columns, look.glyphs),
  ];
}

function statusLine(model: DashboardModel, address: string, nowMs: number, { glyphs }: Look): Line {
  const { prompt, flash, announcement, columns } = model.screen;
  if (prompt.kind === 'confirm') {
    // The keys of the answer matter most: the question gives way.
    const room = columns - 1 - widthOf('  y yes  n no');
    const question = strong(cutText(prompt.question, room, glyphs.ellipsis), 'warn');
    return [question, span('  '), strong('y'), muted(' yes  '), strong('n'), muted(' no')];
  }
  if (prompt.kind === 'filter') {
    return [
      strong('filter ', 'accent'),
      span(filterText(model.screen, prompt.of)),
      span(glyphs.caret, 'accent'),
    ];
  }
  if (flash !== undefined) {
    const tone = flash.severity === 'info' ? 'good' : flash.severity === 'warning' ? 'warn' : 'bad';
    return [span(plainLine(flash.text), tone)];
  }
  if (announcement !== '') return [strong(plainLine(announcement), 'warn')];
  return happening(model, address, nowMs);
}

/** Below this the status line is in its shortest words. */
const narrowColumns = 60;

function happening(model: DashboardModel, address: string, nowMs: number): Line {
  const { connection, sweep } = model;
  const waiting = [muted('Waiting for a sweep: start one with `yates launch SWEEP`')];
  if (waitsForSweep(model)) return waiting;
  if (connection.state === 'reconnecting') {
    const seconds = formatElapsed(nowMs - connection.sinceMs);
    const text = `Reconnecting to ${address} for ${seconds} (attempt ${connection.attempt}): ${plainLine(connection.reason)}`;
    return [span(text, 'warn')];
  }
  if (connection.state === 'connecting') return [muted(`Connecting to ${address}`)];
  if (connection.state === 'catching-up') return [muted('Reading the state of the sweep')];
  if (sweep === undefined) return waiting;
  const counts = countTrials(model);
  const elapsed = formatElapsed(elapsedMs(sweep, nowMs));
  switch (sweep.state) {
    case 'finished': {
      const isNarrow = model.screen.columns < narrowColumns;
      const failures = isNarrow ? String(counts.failed) : plural(counts.failed, 'trial');
      const failed = counts.failed > 0 ? [span(`, ${failures} failed`, 'bad')] : [];
      return [
        strong('Finished', 'good'),
        // Narrow screens have the time in their first row alone.
        span(`${isNarrow ? '' : ` in ${elapsed}`}: ${counts.done} of ${counts.total} done`),
        ...failed,
      ];
    }
    case 'cancelled':
      return [strong('Cancelled', 'warn'), span(` after ${elapsed}: ${counts.done} of ${counts.total} done`)];
    case 'paused':
      return [
        strong('Paused', 'warn'),
        span(counts.leased > 0 ? `: ${plural(counts.leased, 'trial')} still running, no new one starts` : ''),
      ];
    case 'running':
      return running(model, counts.leased, counts.queued, nowMs);
    case 'unknown':
      return [muted('The coordinator is newer than this dashboard and says something it cannot name')];
    default:
      return unreachable(sweep.state);
  }
}

function running(model: DashboardModel, leased: number, queued: number, nowMs: number): Line {
  const online = [...model.agents.values()].filter(({ state }) => state === 'online').length;
  if (leased > 0) {
    return [
      span(`Training ${plural(leased, 'trial')} on ${plural(online, 'agent')}`),
      muted(`, ${queued} queued`),
    ];
  }
  const [obstacle] = online === 0 ? [] : obstaclesOf(model, nowMs);
  if (obstacle !== undefined)
    return [strong('Waiting', 'warn'), span(`: ${obstacle.what.replace(/^the trials wait: /, '')}`, 'warn')];
  if (online === 0) return [span('Waiting for an agent: `yates agent --join-file FILE`', 'warn')];
  const slots = slotsOnline(model.agents.values());
  return [span(`Handing out trials: ${queued} queued, ${plural(slots, 'slot')} free`)];
}

function keyLine(model: DashboardModel, columns: number, glyphs: Glyphs): Line {
  const hints = keyHints(model, glyphs);
  const kept = new Set(hints);
  const line = (): Line => [
    span(' '),
    ...[...hints]
      .filter((hint) => kept.has(hint))
      .flatMap(({ key, does }): Span[] => [strong(key), muted(` ${does}   `)]),
  ];
  while (kept.size > 1 && lineWidth(line()) > columns) {
    const least = [...kept].reduce((a, b) => (b.importance <= a.importance ? b : a));
    kept.delete(least);
  }
  return cutLine(line(), columns);
}

/** Of words to filter by: of trials, a level that there is. */
function exampleFor({ sweep }: DashboardModel, of: 'trials' | 'log'): string {
  if (of === 'log') return 'oom agent-1';
  const factor = sweep?.spec?.factors[0];
  const level = factor?.levels[0];
  return level === undefined ? 'failed' : `${plainLine(factor?.name ?? '')}=${levelName(level)} failed`;
}

function keyHints(model: DashboardModel, glyphs: Glyphs): KeyHint[] {
  const { screen, sweep } = model;
  if (screen.help)
    return helpScrollMax(contentArea(screen), screen.tab) === 0
      ? [hint('any key', 'closes the help', 9)]
      : [hint('j/k', 'scroll', 8), hint('esc', 'close', 9)];
  if (screen.prompt.kind === 'confirm')
    return [hint('y', 'yes', 9), hint('n', 'no', 9), hint('esc', 'back', 5)];
  if (screen.prompt.kind === 'sweeps')
    return [hint('j/k', 'move', 5), hint('enter', 'show that sweep', 9), hint('esc', 'back', 8)];
  if (screen.prompt.kind === 'filter') {
    return [
      hint('enter', 'keep', 9),
      hint('esc', 'undo', 8),
      hint('ctrl-u', 'clear', 5),
      hint(exampleFor(model, screen.prompt.of), 'must all match', 4),
    ];
  }
  const general = [
    ...(model.sweeps.length > 1 ? [hint('w', `${model.sweeps.length} sweeps`, 3)] : []),
    hint('?', 'help', 8),
    hint('q', 'quit', 9),
  ];
  // A page within the tab has keys of its own, and no room for those that steer the sweep.
  if (screen.tab === 'trials' && screen.trials.view !== 'list')
    return [...tabViews.trials.hints(model, glyphs), ...general];
  const pausable = sweep?.state === 'running' || sweep?.state === 'paused';
  return [
    hint(`1-${tabs.length}`, 'view', 7),
    ...tabViews[screen.tab].hints(model, glyphs),
    ...(pausable
      ? [hint('p', sweep.state === 'paused' ? 'resume' : 'pause', 4), hint('c', 'cancel', 3)]
      : []),
    // Among the analyses it shows the residuals.
    ...((sweep?.counts.failed ?? 0) > 0 && screen.tab !== 'anova' ? [hint('r', 'retry failed', 4)] : []),
    ...general,
  ];
}
