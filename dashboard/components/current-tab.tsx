import type { Area } from '../view/layout.ts';
import { helpLines } from '../view/lines/help-lines.ts';
import type { Look } from '../view/look.ts';
import type { DashboardModel } from '../view/model.ts';
import { tabViews } from '../view/tabs.ts';
import { Pane } from './pane.tsx';

interface CurrentTabProps {
  readonly model: DashboardModel;
  readonly area: Area;
  readonly nowMs: number;
  readonly look: Look;
}

/** What stands between header and footer: the tab that is chosen, or the help in its place. */
export function CurrentTab({ model, area, nowMs, look }: CurrentTabProps) {
  const { help, tab } = model.screen;
  const lines = help ? helpLines(area, tab) : tabViews[tab].lines(model, area, nowMs, look);
  return <Pane lines={lines} height={area.height} indent={1} />;
}
