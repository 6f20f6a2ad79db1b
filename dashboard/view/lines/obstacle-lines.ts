/** What is in the way, wrapped, each with what to do about it. */
import type { Glyphs } from '../glyphs.ts';
import type { Area } from '../layout.ts';
import { type Obstacle, obstaclesOf } from '../obstacles.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, cutLine, muted, span } from '../spans.ts';
import { cutText, widthOf, wrapText } from '../text-width.ts';

/** Lines that one obstacle may take where there are several. */
const linesEach = 4;

/** At most `height` lines; where not all fit, the last says how many are left out. */
export function obstacleLines(model: DashboardModel, nowMs: number, area: Area, glyphs: Glyphs): Line[] {
  const all = obstaclesOf(model, nowMs);
  const lines: Line[] = [];
  for (const [index, obstacle] of all.entries()) {
    const isLast = index === all.length - 1;
    const room = area.height - lines.length - (isLast ? 0 : 1);
    const drawn = linesOf(obstacle, area.width, glyphs, Math.min(room, all.length === 1 ? room : linesEach));
    if (drawn.length === 0) {
      lines.push(
        cutLine([muted(`  and ${all.length - index} more: key 3, agents`)], area.width, glyphs.ellipsis),
      );
      break;
    }
    lines.push(...drawn);
  }
  return lines.slice(0, Math.max(0, area.height));
}

/** What does not fit is cut from its words, and not what to do about it. */
function linesOf(
  { what, next }: Obstacle,
  width: number,
  { warning, ellipsis }: Glyphs,
  room: number,
): Line[] {
  if (room < 1) return [];
  const inner = Math.max(10, width - 2);
  // What to do has lines of its own, so that a command is easily copied.
  const whole = [...wrapText(what, inner), ...(next === '' ? [] : wrapText(next, inner))];
  const texts = whole.length <= room ? whole : shortened({ what, next }, inner, room, ellipsis);
  return texts.map((text, index) => [span(index === 0 ? `${warning} ` : '  ', 'warn'), span(text, 'warn')]);
}

function shortened({ what, next }: Obstacle, width: number, room: number, ellipsis: string): string[] {
  const after = next === '' ? [] : wrapText(next, width);
  const before = wrapText(what, width).slice(0, Math.max(1, room - after.length));
  const last = `${before.at(-1) ?? ''} `;
  // The mark that something is missing stands where the words break off.
  const cut = widthOf(last) + 1 > width ? cutText(last, width - 1, '') : last.trimEnd();
  return [...before.slice(0, -1), `${cut}${ellipsis}`, ...after].slice(0, room);
}
