/** Two factors below the table, on a screen that has room for it: as a map, and as lines beside it. */
import { hasRoomForPair, splitWidth, type Area } from '../../layout.ts';
import { pairAnswer } from '../../questions-wanted.ts';
import { type Line, blank } from '../../spans.ts';
import { beside } from '../../table.ts';
import { heatLines } from './heat-lines.ts';
import { interactionLines } from './interaction-lines.ts';
import type { Subject } from './subject.ts';

/** With fewer rows the lines would say little. */
const rowsMin = 16;
const rowsMax = 32;

/** @param height that is left below the table; nothing where there is no room, or no answer yet */
export function pairLines(subject: Subject, { width, height }: Area): Line[] {
  if (!hasRoomForPair(subject.model.screen) || height <= rowsMin) return [];
  if (pairAnswer(subject.model) === undefined) return [];
  const { left, right, gap } = splitWidth(width, 0.54);
  const lines = interactionLines(subject, { width: right, height: Math.min(rowsMax, height - 1) });
  return [blank, ...beside(heatLines(subject, { width: left, height }), lines, left, gap)].slice(0, height);
}
