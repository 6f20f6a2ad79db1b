/** The list of sweeps to go over to: a row each, newest first, the one that is shown marked. */
import type { SweepId } from '../../../base/ids.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { formatElapsed } from '../format-duration.ts';
import type { Area } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { blank, cutLines, type Line, muted, span, strong } from '../spans.ts';
import type { ListedSweep } from '../listed-sweep.ts';
import { cursorRow } from '../sweep-switch.ts';
import { fitText } from '../text-width.ts';
import { windowOf } from '../trial-list.ts';
import { waitsForSweep } from '../waits-for-sweep.ts';
import { noSweepYet } from '../../../client/facts.ts';

const stateWidth = 10;

export function sweepsLines(
  model: DashboardModel,
  selected: SweepId | undefined,
  area: Area,
  nowMs: number,
  look: Look,
): Line[] {
  const { sweeps } = model;
  const none = waitsForSweep(model) ? noSweepYet : 'asking the coordinator for its sweeps';
  if (sweeps.length === 0) return cutLines([blank, [muted(none)]], area);
  const { width, height } = area;
  // Narrow screens have the name, the state, and what is done of it.
  const countsWidth = width < 60 ? 10 : 22;
  const ageWidth = width < 60 ? 0 : 10;
  const nameWidth = Math.max(8, width - 2 - stateWidth - countsWidth - ageWidth);
  const cursor = cursorRow(model, selected);
  const { from, to } = windowOf(sweeps.length, cursor, height - 2);
  const row = (sweep: ListedSweep, at: number): Line => {
    const { counts, id, name, state, launchedAtMs } = sweep;
    const isShown = id === model.sweep?.id;
    const failed = counts.failed > 0 && ageWidth > 0 ? `, ${counts.failed} failed` : '';
    const text = `${fitText(`${plainLine(name)}  ${id}`, nameWidth - 2, 'left', look.glyphs.ellipsis)}  `;
    return [
      span(at === cursor ? `${look.glyphs.running} ` : '  ', 'accent'),
      at === cursor ? strong(text) : span(text, isShown ? 'accent' : undefined),
      span(state.padEnd(stateWidth), state === 'running' ? 'accent' : 'muted'),
      span(`${counts.done}/${counts.total}${failed}`.padEnd(countsWidth)),
      ...(ageWidth > 0 ? [muted(formatElapsed(nowMs - launchedAtMs).padStart(ageWidth - 1))] : []),
    ];
  };
  const title = `${sweeps.length === 1 ? '1 sweep' : `${sweeps.length} sweeps`}, newest first`;
  return cutLines(
    [[muted(title)], blank, ...sweeps.slice(from, to).map((sweep, at) => row(sweep, from + at))],
    area,
    look.glyphs.ellipsis,
  );
}
