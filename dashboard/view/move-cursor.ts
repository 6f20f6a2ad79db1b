/** What arrows, pages, ends, enter and escape do in each tab but those of the trials and the log (trials-keys.ts, log-keys.ts). */
import { agentRows } from './agent-list.ts';
import { responseNames } from './anova-view.ts';
import type { Area } from './layout.ts';
import { anovaScrollMax } from './lines/anova-lines.ts';
import { plainLook } from './look.ts';
import type { DashboardModel, Screen } from './model.ts';
import { clamp, rowsOf } from './scroll-keys.ts';

export function moveInAgents(model: DashboardModel, key: string, area: Area): DashboardModel {
  const by = rowsOf(key, area.height);
  const rows = agentRows(model.trials, model.agents);
  if (by === undefined || rows.length === 0) return model;
  const at = Math.max(
    0,
    rows.findIndex(({ agent }) => agent.id === model.screen.agents.selected),
  );
  return withScreen(model, { agents: { selected: rows[clamp(at + by, rows.length - 1)]?.agent.id } });
}

export function moveInAnova(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { anova } = model.screen;
  const responses = responseNames(model.sweep?.spec).length;
  if (key === 'left' || key === 'right') {
    const response = clamp(anova.response + (key === 'left' ? -1 : 1), Math.max(0, responses - 1));
    return withScreen(model, { anova: { response, scroll: 0 } });
  }
  const by = rowsOf(key, area.height);
  if (by === undefined) return model;
  const max = anovaScrollMax(model, area, plainLook);
  return withScreen(model, { anova: { ...anova, scroll: clamp(Math.min(anova.scroll, max) + by, max) } });
}

const withScreen = (model: DashboardModel, change: Partial<Screen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, ...change },
});
