/**
 * The tabs of the dashboard, a row each. A new tab touches three files: its name in model.ts (with the state that it
 * keeps on the screen), its row here, and a file in lines/ that draws it.
 */
import { analysisHints } from './analysis-hints.ts';
import { analysisOwnKeys, moveInAnalysis } from './analysis-keys.ts';
import type { Glyphs } from './glyphs.ts';
import { hint, type KeyHint } from './key-hint.ts';
import type { Area } from './layout.ts';
import { agentsLines } from './lines/agents-lines.ts';
import { analysisLines } from './lines/analysis/analysis-lines.ts';
import { logLines } from './lines/log-lines.ts';
import { overviewLines } from './lines/overview-lines.ts';
import { trialsAndDetailLines } from './lines/trials-and-detail-lines.ts';
import type { Look } from './look.ts';
import type { DashboardModel, Tab } from './model.ts';
import { moveInLog } from './log-keys.ts';
import { moveInAgents } from './move-cursor.ts';
import type { Line } from './spans.ts';
import { trialsHints } from './trials-hints.ts';
import { moveInTrials } from './trials-keys.ts';

export interface TabView {
  readonly title: string;
  /** What stands between header and footer: at most `area.height` lines. */
  lines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[];
  /** What a key that is not the same in all tabs does here: arrows, pages, ends, enter and escape. */
  move(model: DashboardModel, key: string, area: Area): DashboardModel;
  /** Keys that go to `move` although they do something else in other tabs; left out: none. */
  readonly owns?: ReadonlySet<string>;
  /** The keys that `move` takes. */
  hints(model: DashboardModel, glyphs: Glyphs): readonly KeyHint[];
}

export const tabViews: Readonly<Record<Tab, TabView>> = {
  overview: {
    title: 'Overview',
    lines: overviewLines,
    move: (model) => model,
    hints: () => [hint('tab', 'next', 2)],
  },
  trials: {
    title: 'Trials',
    lines: trialsAndDetailLines,
    move: moveInTrials,
    hints: trialsHints,
  },
  agents: {
    title: 'Agents',
    lines: agentsLines,
    move: moveInAgents,
    hints: () => [hint('j/k', 'move', 5)],
  },
  anova: {
    title: 'Analysis',
    lines: (model, area, _nowMs, look) => analysisLines(model, area, look),
    owns: analysisOwnKeys,
    move: moveInAnalysis,
    hints: analysisHints,
  },
  log: {
    title: 'Log',
    lines: (model, area, _nowMs, look) => logLines(model, area, look),
    move: moveInLog,
    hints: (_model, { leftRight }) => [
      hint('j/k', 'move', 4),
      hint('enter', 'open', 6),
      hint(leftRight, 'kind', 5),
      hint('/', 'filter', 5),
      hint('G', 'newest', 3),
    ],
  },
};
