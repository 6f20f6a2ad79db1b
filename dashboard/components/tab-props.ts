import type { Area } from '../view/layout.ts';
import type { Look } from '../view/look.ts';
import type { DashboardModel } from '../view/model.ts';

/** What every tab is given. */
export interface TabProps {
  readonly model: DashboardModel;
  readonly area: Area;
  readonly nowMs: number;
  readonly look: Look;
}
