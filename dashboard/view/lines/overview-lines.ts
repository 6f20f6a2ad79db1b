/** The overview: how far, what runs, what drives the response, which cells are best, what just ended. */
import { meansByFactor, primaryAnalysis } from '../anova-view.ts';
import { hasEnded } from '../../../client/facts.ts';
import { type Area, allotRows, splitWidth } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { sweepProgress } from '../progress.ts';
import { type Line, blank, cutLines } from '../spans.ts';
import { beside } from '../table.ts';
import { bestLines } from './best-lines.ts';
import { driversLines, driversWanted } from './drivers-lines.ts';
import { faultsLines } from './faults-lines.ts';
import { meansLines } from './means-lines.ts';
import { obstacleLines } from './obstacle-lines.ts';
import { progressLines } from './progress-lines.ts';
import { recentLines } from './recent-lines.ts';
import { runningLines } from './running-lines.ts';
import { digestOf } from '../trial-digest.ts';

const progressRows = 3;

/** At most `height` lines of at most `width` columns. */
export function overviewLines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  // The status line says what is waited for.
  if (model.sweep === undefined) return [];
  const head = progressLines(sweepProgress(model, nowMs), nowMs, area.width, look);
  const inTheWay = obstaclesAtTop(model, area, nowMs, look);
  const height = area.height - progressRows - 1 - inTheWay.length;
  const split = splitWidth(area.width, 0.54);
  const body =
    split.right === 0
      ? stacked(panels(model, area.width, nowMs, look), height)
      : beside(
          stacked(leftPanels(model, split.left, nowMs, look), height),
          stacked(rightPanels(model, split.right, look), height),
          split.left,
          split.gap,
        );
  return cutLines([...head, blank, ...inTheWay, ...body], area, look.glyphs.ellipsis);
}

/** Part of the room that they may take, and their fewest lines. */
const obstacleShare = 0.45;
const obstacleLinesMin = 3;

/** With a free row below; nothing where nothing is in the way. */
function obstaclesAtTop(model: DashboardModel, area: Area, nowMs: number, { glyphs }: Look): Line[] {
  const height = Math.max(obstacleLinesMin, Math.floor((area.height - progressRows - 1) * obstacleShare));
  const lines = obstacleLines(model, nowMs, { width: area.width, height }, glyphs);
  return lines.length === 0 ? [] : [...lines, blank];
}

interface Panel {
  /** Fewest rows with which it is worth showing, title included; and how many it could use. */
  readonly least: number;
  readonly wanted: number;
  readonly draw: (height: number) => Line[];
}

/** One column, the most important first: what does not fit is left out from the end. */
function panels(model: DashboardModel, width: number, nowMs: number, look: Look): Panel[] {
  return [
    runningPanel(model, width, nowMs, look),
    driversPanel(model, width, look),
    bestPanel(model, width, look, 4),
    faultsPanel(model),
    recentPanel(model, width, look),
  ];
}

const leftPanels = (model: DashboardModel, width: number, nowMs: number, look: Look): Panel[] => [
  runningPanel(model, width, nowMs, look),
  faultsPanel(model),
  recentPanel(model, width, look),
];

const rightPanels = (model: DashboardModel, width: number, look: Look): Panel[] => [
  driversPanel(model, width, look),
  meansPanel(model, width, look),
  bestPanel(model, width, look, 40),
];

/** Left out when the sweep is over: the room is for its results. */
function runningPanel(model: DashboardModel, width: number, nowMs: number, look: Look): Panel {
  const count = digestOf(model.trials).running.length;
  const isOver = model.sweep !== undefined && hasEnded(model.sweep.state) && count === 0;
  if (isOver) return { least: 0, wanted: 0, draw: () => [] };
  const wanted = 1 + Math.max(1, count);
  return {
    least: Math.min(wanted, 5),
    wanted: wanted + 1,
    draw: (height) => runningLines(model, nowMs, { width, height }, look),
  };
}

function driversPanel(model: DashboardModel, width: number, look: Look): Panel {
  const wanted = driversWanted(model);
  return {
    least: Math.min(wanted, 5),
    wanted: wanted + 1,
    draw: (height) => driversLines(model, { width, height }, look),
  };
}

const bestPanel = (model: DashboardModel, width: number, look: Look, wanted: number): Panel => ({
  least: 3,
  wanted: wanted + 1,
  draw: (height) => bestLines(model, { width, height }, look),
});

/** Of the factor with the largest effect. */
function meansPanel(model: DashboardModel, width: number, { glyphs }: Look): Panel {
  const spec = model.sweep?.spec;
  const result = primaryAnalysis(model);
  const [largest] = result === undefined ? [] : meansByFactor(result.analysis, spec);
  const lines =
    largest === undefined ? [] : meansLines(largest, spec?.primary.goal, width, glyphs).slice(0, -1);
  return {
    least: Math.min(3, lines.length),
    wanted: lines.length === 0 ? 0 : lines.length + 1,
    draw: (height) => lines.slice(0, height),
  };
}

function faultsPanel(model: DashboardModel): Panel {
  const lines = faultsLines(model, 99);
  return {
    least: Math.min(2, lines.length),
    wanted: lines.length === 0 ? 0 : lines.length + 1,
    draw: (height) => faultsLines(model, height),
  };
}

const recentPanel = (model: DashboardModel, width: number, look: Look): Panel => ({
  least: 3,
  wanted: 100,
  draw: (height) => recentLines(model, { width, height }, look),
});

/** Panels one below the other with a free row between them. */
function stacked(all: readonly Panel[], height: number): Line[] {
  const rows = allotRows(
    // The free row counts with the panel above it.
    all.map(({ least, wanted }) => ({ least: least + 1, wanted })),
    height + 1,
  );
  return all.flatMap(({ draw }, index): Line[] => {
    const given = (rows[index] ?? 0) - 1;
    return given < 1 ? [] : [...draw(given), blank];
  });
}
