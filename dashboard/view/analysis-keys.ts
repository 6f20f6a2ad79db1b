/** What keys do in the analysis: which view, of which response and factors, and scrolling. */
import { viewKeys } from './analysis-views.ts';
import { responseNames } from './anova-view.ts';
import { turnedPair } from './factor-pair.ts';
import type { Area } from './layout.ts';
import { analysisScrollMax } from './lines/analysis/analysis-lines.ts';
import { plainLook } from './look.ts';
import type { AnalysisScreen, DashboardModel } from './model.ts';
import { clamp, rowsOf } from './scroll-keys.ts';

/** Keys that do something else here than in other tabs. */
export const analysisOwnKeys: ReadonlySet<string> = new Set([
  ...viewKeys.map(([key]) => key),
  'x',
  'y',
  'v',
  'o',
]);

export function moveInAnalysis(model: DashboardModel, key: string, area: Area): DashboardModel {
  const { anova } = model.screen;
  const view = viewKeys.find(([one]) => one === key);
  if (view !== undefined) return withAnova(model, { view: view[1], scroll: 0 });
  switch (key) {
    case 'x':
    case 'y': {
      const pair = turnedPair(model, key === 'x' ? 'across' : 'down');
      return pair === undefined ? model : withAnova(model, { ...pair, scroll: 0 });
    }
    case 'v':
      return withAnova(model, { type: anova.type === 3 ? 1 : anova.type === 2 ? 3 : 2 });
    case 'o':
      return withAnova(model, { view: 'table', oneWay: !anova.oneWay, scroll: 0 });
    case 'left':
    case 'right': {
      const last = Math.max(0, responseNames(model.sweep?.spec).length - 1);
      return withAnova(model, {
        response: clamp(anova.response + (key === 'left' ? -1 : 1), last),
        scroll: 0,
      });
    }
    default: {
      const by = rowsOf(key, area.height);
      if (by === undefined) return model;
      const max = analysisScrollMax(model, area, plainLook);
      return withAnova(model, { scroll: clamp(Math.min(anova.scroll, max) + by, max) });
    }
  }
}

const withAnova = (model: DashboardModel, change: Partial<AnalysisScreen>): DashboardModel => ({
  ...model,
  screen: { ...model.screen, anova: { ...model.screen.anova, ...change } },
});
