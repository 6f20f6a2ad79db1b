/** What keys do in the tab of the log. */
import { logKinds } from './log-kinds.ts';
import type { Area } from './layout.ts';
import type { LogEntry } from './log-entry.ts';
import type { DashboardModel, Screen } from './model.ts';
import { clamp, rowsOf } from './scroll-keys.ts';
import { entryKey, logCursor, shownLog } from './shown-log.ts';

export function moveInLog(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { log } = model.screen;
  const entries = shownLog(model);
  const cursor = logCursor(model.screen, entries);
  switch (key) {
    case 'left':
    case 'right': {
      const kinds = [undefined, ...logKinds];
      const next = clamp(kinds.indexOf(log.kind) + (key === 'left' ? -1 : 1), kinds.length - 1);
      return withLog(model, { kind: kinds[next], at: undefined, back: 0 });
    }
    case 'enter':
      return openOf(model, entries[cursor]);
    case 'escape':
      if (log.text !== '') return withLog(model, { text: '', at: undefined, back: 0 });
      return withLog(model, { kind: undefined, at: undefined, back: 0 });
    default: {
      const by = rowsOf(key, area.height - 1);
      if (by === undefined || entries.length === 0) return model;
      const to = clamp(cursor + by, entries.length - 1);
      const entry = entries[to];
      const back = entries.length - 1 - to;
      return withLog(model, { back, at: entry === undefined || back === 0 ? undefined : entryKey(entry) });
    }
  }
}

/** The trial that an entry is about, or else its agent. */
function openOf(model: DashboardModel, entry: LogEntry | undefined): DashboardModel {
  const { screen, trials, agents } = model;
  const { trialId, agentId } = entry ?? {};
  if (trialId !== undefined && trials.has(trialId))
    return withScreen(model, {
      tab: 'trials',
      trials: { ...screen.trials, selected: trialId, view: 'trial', detailScroll: 0 },
    });
  if (agentId !== undefined && agents.has(agentId))
    return withScreen(model, { tab: 'agents', agents: { selected: agentId } });
  return withScreen(model, {
    flash: { text: 'this entry is about no trial and no agent', severity: 'warning' },
  });
}

const withScreen = (model: DashboardModel, change: Partial<Screen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, ...change },
});

const withLog = (model: DashboardModel, change: Partial<Screen['log']>): DashboardModel =>
  withScreen(model, { log: { ...model.screen.log, ...change } });
