/** What arrows, pages, ends, enter and escape do in each tab. */
import { agentRows } from './agent-list.ts';
import { responseNames } from './anova-view.ts';
import type { Area } from './layout.ts';
import { anovaScrollMax } from './lines/anova-lines.ts';
import { logBackMax } from './lines/log-lines.ts';
import { trialDetailLines } from './lines/trial-detail-lines.ts';
import { trialsShown } from './lines/trials-lines.ts';
import { plainLook } from './look.ts';
import type { DashboardModel, Screen } from './model.ts';
import { nextMetric } from './stored-curves.ts';
import { trialList } from './trial-list.ts';

/** Rows to go, positive downwards; undefined for a key that does not move. */
function rowsOf(key: string, page: number): number | undefined {
  switch (key) {
    case 'up':
    case 'k':
      return -1;
    case 'down':
    case 'j':
      return 1;
    case 'page-up':
    case 'b':
      return -Math.max(1, page - 1);
    case 'page-down':
    case ' ':
      return Math.max(1, page - 1);
    case 'home':
    case 'g':
      return Number.NEGATIVE_INFINITY;
    case 'end':
    case 'G':
      return Number.POSITIVE_INFINITY;
    default:
      return undefined;
  }
}

const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value));

export function moveInTrials(model: DashboardModel, key: string, area: Area): DashboardModel {
  if (key === 'a') return withTrials(model, { logAxis: !model.screen.trials.logAxis });
  if (key === 'm') {
    const { rows, cursor } = trialList(model);
    const trial = rows[cursor];
    return trial === undefined ? model : withTrials(model, { metric: nextMetric(model, trial) });
  }
  return model.screen.trials.detail ? inDetail(model, key, area) : inList(model, key, area);
}

function inList(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { trials } = model.screen;
  const { rows, cursor } = trialList(model);
  if (key === 'enter') {
    const selected = rows[cursor]?.id;
    return selected === undefined ? model : withTrials(model, { selected, detail: true, detailScroll: 0 });
  }
  if (key === 'escape') return trials.filter === '' ? model : withTrials(model, { filter: '' });
  const by = rowsOf(key, trialsShown(area));
  if (by === undefined || rows.length === 0) return model;
  return withTrials(model, { selected: rows[clamp(cursor + by, rows.length - 1)]?.id });
}

function inDetail(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { detailScroll } = model.screen.trials;
  if (key === 'escape' || key === 'enter') return withTrials(model, { detail: false });
  const { rows, cursor } = trialList(model);
  const trial = rows[cursor];
  if (key === 'left' || key === 'right') {
    const to = clamp(cursor + (key === 'left' ? -1 : 1), rows.length - 1);
    return withTrials(model, { selected: rows[to]?.id, detailScroll: 0 });
  }
  const by = rowsOf(key, area.height);
  if (by === undefined || trial === undefined) return model;
  // The time and the characters do not change how many lines there are.
  const count = trialDetailLines(trial, model, 0, area.width, plainLook).length;
  return withTrials(model, { detailScroll: clamp(detailScroll + by, Math.max(0, count - area.height)) });
}

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

export function moveInLog(model: DashboardModel, key: string, area: Area): DashboardModel {
  const by = rowsOf(key, area.height);
  if (by === undefined) return model;
  return withScreen(model, {
    log: { back: clamp(model.screen.log.back - by, logBackMax(model.log.length, area.height)) },
  });
}

const withScreen = (model: DashboardModel, change: Partial<Screen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, ...change },
});

const withTrials = (model: DashboardModel, change: Partial<Screen['trials']>): DashboardModel =>
  withScreen(model, { trials: { ...model.screen.trials, ...change } });
