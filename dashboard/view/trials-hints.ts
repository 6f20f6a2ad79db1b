import type { Glyphs } from './glyphs.ts';
import { hint, type KeyHint } from './key-hint.ts';
import type { DashboardModel } from './model.ts';

/** The keys that the tab of the trials takes, by what it shows. */
export function trialsHints({ screen }: DashboardModel, { leftRight }: Glyphs): readonly KeyHint[] {
  switch (screen.trials.view) {
    case 'list':
      return [
        hint('j/k', 'move', 2),
        hint('enter', 'open', 6),
        hint('/', 'filter', 5),
        hint('s <>', 'sort', 4),
        hint('space', 'mark', 4),
        hint('=', 'compare', screen.trials.marked.length > 0 ? 6 : 2),
        hint('l', 'output', 4),
        hint('y', 'copy id', 1),
      ];
    case 'trial':
      return [
        hint('esc', 'back', 7),
        hint('j/k', 'scroll', 5),
        hint(leftRight, 'other trial', 4),
        hint('l', 'output', 4),
        hint('y', 'copy id', 2),
      ];
    case 'output':
      return [hint('esc', 'back', 7), hint('j/k', 'scroll', 5), hint('G', 'newest', 4)];
    case 'compare':
      return [
        hint('esc', 'back', 7),
        hint('j/k', 'scroll', 5),
        hint('a', 'log axis', 3),
        hint('m', 'metric', 3),
      ];
    default:
      return screen.trials.view satisfies never;
  }
}
