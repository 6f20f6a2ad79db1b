/** What keys do in the tab of the trials: in the list, in one trial, in its output, and where two are compared. */
import type { Trial } from '../../client/facts.ts';
import type { Area } from './layout.ts';
import { compareLines } from './lines/compare-lines.ts';
import { trialDetailLines } from './lines/trial-detail-lines.ts';
import { plainLook } from './look.ts';
import { type DashboardModel, markedMax, type Screen } from './model.ts';
import { clamp, rowsOf } from './scroll-keys.ts';
import { nextMetric } from './stored-curves.ts';
import { trialList, trialsShown, trialUnderCursor } from './trial-list.ts';
import { outputRows } from './trial-output.ts';
import { sortsOf, usualSorts } from './trial-sorts.ts';

export function moveInTrials(model: DashboardModel, key: string, area: Area): DashboardModel {
  switch (model.screen.trials.view) {
    case 'list':
      return inList(model, key, area);
    case 'trial':
      return inTrial(model, key, area);
    case 'output':
      return inOutput(model, key, area);
    case 'compare':
      return inComparison(model, key, area);
    default:
      return model.screen.trials.view satisfies never;
  }
}

function inList(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { trials } = model.screen;
  const { rows, cursor } = trialList(model);
  const trial = rows[cursor];
  switch (key) {
    case 'enter':
      return trial === undefined
        ? model
        : withTrials(model, { selected: trial.id, view: 'trial', detailScroll: 0 });
    case 'escape':
      if (trials.filter !== '') return withTrials(model, { filter: '' });
      return trials.marked.length === 0 ? model : withTrials(model, { marked: [] });
    case ' ':
      return trial === undefined ? model : marked(model, trial, rows[cursor + 1] ?? trial);
    case '=':
      return compared(model, trial);
    case 'l':
      return trial === undefined ? model : outputOf(model, trial, 'list');
    case 's':
      return sortedBy(model, usualSorts, 1);
    case '>':
    case '<':
      return sortedBy(model, sortsOf(model.sweep?.spec), key === '>' ? 1 : -1);
    case 'S':
      return withTrials(model, { reversed: !trials.reversed });
    default: {
      const by = rowsOf(key, trialsShown(area));
      if (by === undefined || rows.length === 0) return ofCurve(model, key, trial);
      return withTrials(model, { selected: rows[clamp(cursor + by, rows.length - 1)]?.id });
    }
  }
}

function sortedBy(
  model: DashboardModel,
  sorts: readonly Screen['trials']['sort'][],
  by: 1 | -1,
): DashboardModel {
  const { sort } = model.screen.trials;
  const next = sorts[(sorts.indexOf(sort) + by + sorts.length) % sorts.length] ?? 'order';
  return withTrials(model, { sort: next, reversed: false });
}

/** Marked, or no longer; the one that was marked first gives way. The cursor goes on. */
function marked(model: DashboardModel, { id }: Trial, next: Trial): DashboardModel {
  const before = model.screen.trials.marked;
  const after = before.includes(id)
    ? before.filter((other) => other !== id)
    : [...before, id].slice(-markedMax);
  return withTrials(model, { marked: after, selected: next.id });
}

/** Those that are marked; with one mark, that one and the one under the cursor. */
function compared(model: DashboardModel, under: Trial | undefined): DashboardModel {
  const { marked: ids } = model.screen.trials;
  const [only] = ids;
  const both = ids.length === 1 && under !== undefined && under.id !== only ? [...ids, under.id] : ids;
  if (both.length < markedMax)
    return withScreen(model, { flash: { text: 'mark two trials with space, then =', severity: 'warning' } });
  return withTrials(model, { marked: both, view: 'compare', detailScroll: 0 });
}

const outputOf = (model: DashboardModel, { id }: Trial, before: 'list' | 'trial'): DashboardModel =>
  withTrials(model, { selected: id, view: 'output', before, outputBack: 0 });

function inTrial(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { detailScroll } = model.screen.trials;
  if (key === 'escape' || key === 'enter') return withTrials(model, { view: 'list' });
  const { rows, cursor } = trialList(model);
  const trial = trialUnderCursor(model);
  if (trial === undefined) return model;
  if (key === 'l' || key === 'f') return outputOf(model, trial, 'trial');
  if (key === 'left' || key === 'right') {
    const to = clamp(cursor + (key === 'left' ? -1 : 1), rows.length - 1);
    return withTrials(model, { selected: rows[to]?.id, detailScroll: 0 });
  }
  const by = rowsOf(key, area.height);
  if (by === undefined) return ofCurve(model, key, trial);
  // The time and the characters do not change how many lines there are.
  const count = trialDetailLines(trial, model, 0, area.width, plainLook).length;
  return withTrials(model, { detailScroll: clamp(detailScroll + by, Math.max(0, count - area.height)) });
}

function inOutput(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { outputBack, before } = model.screen.trials;
  if (key === 'escape' || key === 'enter' || key === 'l') return withTrials(model, { view: before });
  if (key === 'f') return withTrials(model, { outputBack: 0 });
  const by = rowsOf(key, area.height);
  if (by === undefined) return model;
  const max = Math.max(0, outputRows(model.output, area.width).length - Math.max(1, area.height - 2));
  return withTrials(model, { outputBack: clamp(outputBack - by, max) });
}

function inComparison(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { detailScroll, marked: ids } = model.screen.trials;
  if (key === 'escape' || key === 'enter' || key === '=') return withTrials(model, { view: 'list' });
  const by = rowsOf(key, area.height);
  const [first] = ids;
  if (by === undefined) return ofCurve(model, key, first === undefined ? undefined : model.trials.get(first));
  const count = compareLines(model, area.width, plainLook).length;
  return withTrials(model, { detailScroll: clamp(detailScroll + by, Math.max(0, count - area.height)) });
}

function ofCurve(model: DashboardModel, key: string, trial: Trial | undefined): DashboardModel {
  if (key === 'a') return withTrials(model, { logAxis: !model.screen.trials.logAxis });
  if (key === 'm' && trial !== undefined) return withTrials(model, { metric: nextMetric(model, trial) });
  return model;
}

const withScreen = (model: DashboardModel, change: Partial<Screen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, ...change },
});

const withTrials = (model: DashboardModel, change: Partial<Screen['trials']>): DashboardModel =>
  withScreen(model, { trials: { ...model.screen.trials, ...change } });
