/** The head of the overview: the bar, the counts, the rate and the time to go. */
import { shareOut } from '../bar.ts';
import type { Eta } from '../eta.ts';
import { formatClock, formatElapsed } from '../format-duration.ts';
import { formatFigure } from '../../../base/number-text.ts';
import { gpuTimeText } from '../gpu-time.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Look } from '../look.ts';
import type { SweepProgress } from '../progress.ts';
import { type Line, type Span, muted, span, strong } from '../spans.ts';
import { widthOf } from '../text-width.ts';

/** Three lines, the last shorter when there is nothing to say about time. */
export function progressLines(progress: SweepProgress, nowMs: number, width: number, look: Look): Line[] {
  return [
    barLine(progress, width, look.glyphs),
    countLine(progress, look.glyphs),
    timeLine(progress, nowMs, look),
  ];
}

function barLine({ counts, share }: SweepProgress, width: number, glyphs: Glyphs): Line {
  const ended = counts.done + counts.failed + counts.pruned + counts.cancelled;
  const figures = `${ended}/${counts.total}`;
  const percent = `${Math.floor(share * 100)}%`.padStart(5);
  const room = Math.max(0, width - widthOf(figures) - widthOf(percent) - 2);
  const given = [counts.done, counts.failed, counts.leased, counts.queued + counts.pruned + counts.cancelled];
  const [done = 0, failed = 0, running = 0, queued = 0] = shareOut(given, room);
  // Before the first trial is known the bar is an empty track.
  const track = counts.total === 0 ? room : queued;
  return [
    span(glyphs.barDone.repeat(done), 'good'),
    span(glyphs.barFailed.repeat(failed), 'bad'),
    span(glyphs.barRunning.repeat(running), 'accent'),
    muted(glyphs.barQueued.repeat(track)),
    span('  '),
    strong(figures),
    muted(percent),
  ];
}

function countLine({ counts }: SweepProgress, glyphs: Glyphs): Line {
  const part = (glyph: string, count: number, word: string, tone: Span['tone']): Line => [
    span(glyph, count > 0 ? tone : 'muted'),
    count > 0 ? span(` ${count}`) : muted(` ${count}`),
    muted(` ${word}    `),
  ];
  return [
    ...part(glyphs.done, counts.done, 'done', 'good'),
    ...part(glyphs.running, counts.leased, 'running', 'accent'),
    ...part(glyphs.queued, counts.queued, 'queued', 'muted'),
    ...part(glyphs.failed, counts.failed, 'failed', 'bad'),
    ...(counts.pruned > 0 ? part(glyphs.pruned, counts.pruned, 'pruned', 'warn') : []),
    ...(counts.cancelled > 0 ? part(glyphs.cancelled, counts.cancelled, 'cancelled', 'warn') : []),
  ];
}

function timeLine({ ratePerMinute, elapsedMs, eta, cost }: SweepProgress, nowMs: number, look: Look): Line {
  const spent = cost === undefined ? [] : [muted(`    ${gpuTimeText(cost, look.glyphs.approximately)}`)];
  const rate = ratePerMinute === undefined ? [] : [span(rateText(ratePerMinute)), muted('    ')];
  if (eta.kind === 'done')
    return [muted('took '), span(formatElapsed(elapsedMs)), muted('    '), ...rate, ...spent];
  if (eta.kind === 'unknown') return [...rate, muted(`time to go: ${eta.reason}`), ...spent];
  return [
    ...rate,
    muted('time to go '),
    strong(etaText(eta, look.glyphs)),
    muted(`    ends ${endsAt(eta, nowMs, look)}`),
    ...spent,
  ];
}

function rateText(perMinute: number): string {
  if (perMinute >= 1) return `${formatFigure(perMinute, 2)} trials/min`;
  return `${formatFigure(perMinute * 60, 2)} trials/h`;
}

/** "3m10s", or "2m-4m40s" while nobody can know better. */
export function etaText(eta: Eta & { readonly kind: 'estimate' }, glyphs: Glyphs): string {
  if (eta.lowMs === eta.highMs) return formatElapsed(eta.ms);
  return `${formatElapsed(eta.lowMs)}${glyphs.dash}${formatElapsed(eta.highMs)}`;
}

function endsAt(
  eta: Eta & { readonly kind: 'estimate' },
  nowMs: number,
  { glyphs, utcOffsetMinutes }: Look,
): string {
  const about = eta.lowMs === eta.highMs ? '' : glyphs.approximately;
  return about + formatClock(nowMs + eta.ms, utcOffsetMinutes);
}
