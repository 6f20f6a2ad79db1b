/** What arrows and ends do in the tab of the agents; other tabs: trials-keys.ts, analysis-keys.ts, log-keys.ts. */
import { agentRows } from './agent-list.ts';
import type { Area } from './layout.ts';
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

const withScreen = (model: DashboardModel, change: Partial<Screen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, ...change },
});
