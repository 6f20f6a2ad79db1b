/** The head of the overview: the bar, the counts, the rate and the time to go. */
import { shareOut } from '../bar.ts';
import type { Eta } from '../eta.ts';
import { formatClock, formatElapsed } from '../format-duration.ts';
import { formatFigure } from '../../../base/number-text.ts';
import { gpuTimeText } from '../gpu-time.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Look } from '../look.ts';
import type { SweepProgress } from '../progress.ts';
import { type Line, type Span, lineWidth, muted, span, strong } from '../spans.ts';
import { widthOf } from '../text-width.ts';

/** Three lines, the last shorter when there is nothing to say about time. */
export function progressLines(progress: SweepProgress, nowMs: number, width: number, look: Look): Line[] {
  return [
    barLine(progress, width, look.glyphs),
    countLine(progress, width, look.glyphs),
    timeLine(progress, nowMs, width, look),
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

/** In the first form that fits: with words, nearer to each other, without words. */
function countLine(progress: SweepProgress, width: number, glyphs: Glyphs): Line {
  const forms = [countsWith(progress, true, 4, glyphs), countsWith(progress, true, 2, glyphs)];
  return forms.find((line) => lineWidth(line) <= width) ?? countsWith(progress, false, 3, glyphs);
}

function countsWith({ counts }: SweepProgress, hasWords: boolean, gap: number, glyphs: Glyphs): Line {
  const part = (glyph: string, count: number, word: string, tone: Span['tone']): Line => [
    span(' '.repeat(gap)),
    span(glyph, count > 0 ? tone : 'muted'),
    count > 0 ? span(` ${count}`) : muted(` ${count}`),
    muted(hasWords ? ` ${word}` : ''),
  ];
  const all = [
    ...part(glyphs.done, counts.done, 'done', 'good'),
    ...part(glyphs.running, counts.leased, 'running', 'accent'),
    ...part(glyphs.queued, counts.queued, 'queued', 'muted'),
    ...part(glyphs.failed, counts.failed, 'failed', 'bad'),
    ...(counts.pruned > 0 ? part(glyphs.pruned, counts.pruned, 'pruned', 'warn') : []),
    ...(counts.cancelled > 0 ? part(glyphs.cancelled, counts.cancelled, 'cancelled', 'warn') : []),
  ];
  return all.slice(1);
}

/** Parts beside each other as far as they fit, the cost last. */
function timeLine(progress: SweepProgress, nowMs: number, width: number, look: Look): Line {
  const parts = timeParts(progress, nowMs, look);
  for (const gap of [4, 2]) {
    const line = joined(parts, gap);
    if (lineWidth(line) <= width) return line;
  }
  let count = parts.length - 1;
  while (count > 1 && lineWidth(joined(parts.slice(0, count), 2)) > width) count--;
  return joined(parts.slice(0, count), 2);
}

const joined = (parts: readonly Line[], gap: number): Line =>
  parts.flatMap((part, at) => (at === 0 ? part : [span(' '.repeat(gap)), ...part]));

function timeParts(
  { ratePerMinute, elapsedMs, eta, cost }: SweepProgress,
  nowMs: number,
  look: Look,
): Line[] {
  const spent: Line[] = cost === undefined ? [] : [[muted(gpuTimeText(cost, look.glyphs.approximately))]];
  const rate: Line[] = ratePerMinute === undefined ? [] : [[span(rateText(ratePerMinute))]];
  if (eta.kind === 'done') return [[muted('took '), span(formatElapsed(elapsedMs))], ...rate, ...spent];
  if (eta.kind === 'unknown') return [...rate, [muted(`time to go: ${eta.reason}`)], ...spent];
  return [
    ...rate,
    [muted('time to go '), strong(etaText(eta, look.glyphs))],
    [muted(`ends ${endsAt(eta, nowMs, look)}`)],
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
