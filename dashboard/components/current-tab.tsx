import type { Area } from '../view/layout.ts';
import { helpLines } from '../view/lines/help-lines.ts';
import { sweepsLines } from '../view/lines/sweeps-lines.ts';
import type { Look } from '../view/look.ts';
import type { DashboardModel } from '../view/model.ts';
import { tabViews } from '../view/tabs.ts';
import type { Line } from '../view/spans.ts';
import { Pane } from './pane.tsx';

interface CurrentTabProps {
  readonly model: DashboardModel;
  readonly area: Area;
  readonly nowMs: number;
  readonly look: Look;
}

/** What stands between header and footer: the tab that is chosen, or the help or the list of sweeps in its place. */
export function CurrentTab({ model, area, nowMs, look }: CurrentTabProps) {
  return <Pane lines={linesOf(model, area, nowMs, look)} height={area.height} indent={1} />;
}

function linesOf(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  const { help, prompt, tab } = model.screen;
  if (prompt.kind === 'sweeps') return sweepsLines(model, prompt.selected, area, nowMs, look);
  return help ? helpLines(area, tab) : tabViews[tab].lines(model, area, nowMs, look);
}
