import { viewKeys } from './analysis-views.ts';
import { responseNames } from './anova-view.ts';
import { variedFactors } from './factor-pair.ts';
import type { Glyphs } from './glyphs.ts';
import { hint, type KeyHint } from './key-hint.ts';
import type { DashboardModel } from './model.ts';

/** The keys that the tab of the analysis takes, by what it shows. */
export function analysisHints({ sweep, screen }: DashboardModel, { leftRight }: Glyphs): readonly KeyHint[] {
  const { view } = screen.anova;
  const isOfPair = view === 'interaction' || view === 'heat';
  return [
    hint(viewKeys.map(([key]) => key).join(' '), 'views', 6),
    ...(isOfPair && variedFactors(sweep?.spec).length > 2 ? [hint('x y', 'factors', 6)] : []),
    ...(isOfPair && variedFactors(sweep?.spec).length === 2 ? [hint('x', 'swap', 5)] : []),
    ...(responseNames(sweep?.spec).length > 1 ? [hint(leftRight, 'response', 5)] : []),
    ...(view === 'table' ? [hint('v', 'type', 4), hint('o', 'one-way', 4)] : []),
    hint('j/k', 'scroll', 3),
  ];
}
