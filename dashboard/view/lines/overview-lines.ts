/** The overview: how far, what runs, what drives the response, which cells are best, what failed, what just ended. */
import { meansByFactor, primaryAnalysis, shownResponse } from '../anova-view.ts';
import { hasEnded } from '../../../client/facts.ts';
import { type Area, allotRows, columnsOf, hasRoomForPair } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { sweepProgress } from '../progress.ts';
import { pairAnswer } from '../questions-wanted.ts';
import { type Line, blank, cutLine, cutLines, cutWithCount } from '../spans.ts';
import { beside } from '../table.ts';
import { heatLines } from './analysis/heat-lines.ts';
import { interactionLines } from './analysis/interaction-lines.ts';
import { goalOf } from './analysis/subject.ts';
import { bestLeast, bestLines } from './best-lines.ts';
import { curvesLines, hasCurves } from './curves-lines.ts';
import { driversLines, driversWanted } from './drivers-lines.ts';
import { faultsLines } from './faults-lines.ts';
import { meansLines } from './means-lines.ts';
import { obstacleLines } from './obstacle-lines.ts';
import { overviewInWords } from './overview-in-words.ts';
import { progressLines } from './progress-lines.ts';
import { recentLines } from './recent-lines.ts';
import { runningInWords, runningLines } from './running-lines.ts';
import { digestOf } from '../trial-digest.ts';

const progressRows = 3;
/** Below this no panel has room beside the progress. */
const panelRowsMin = 9;

/** At most `height` lines of at most `width` columns. */
export function overviewLines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  // The status line says what is waited for.
  if (model.sweep === undefined) return [];
  const head = progressLines(sweepProgress(model, nowMs), nowMs, area.width, look);
  if (area.height < panelRowsMin)
    return cutLines([...head, ...overviewInWords(model, area.width, look)], area, look.glyphs.ellipsis);
  const inTheWay = obstaclesAtTop(model, area, nowMs, look);
  const height = area.height - progressRows - 1 - inTheWay.length;
  const widths = columnsOf(area.width);
  const body = panelColumns(model, widths, height, nowMs, look)
    .map((panels, at) =>
      stacked(panels, height).map((line) => cutLine(line, widths[at] ?? area.width, look.glyphs.ellipsis)),
    )
    .reduce((left, right, at) => beside(left, right, sumOf(widths.slice(0, at)) + gap * (at - 1), gap));
  return cutLines([...head, blank, ...inTheWay, ...body], area, look.glyphs.ellipsis);
}

const gap = 4;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

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

/** For each column its panels, the most important first: what does not fit is left out from the end. */
function panelColumns(
  model: DashboardModel,
  widths: readonly number[],
  height: number,
  nowMs: number,
  look: Look,
): readonly (readonly Panel[])[] {
  const [first, second, third] = widths as [number, number | undefined, number | undefined];
  if (second === undefined) {
    const shares = [driversAndCurves(model, first, look), bestPanel(model, first, look, 4)];
    const now = [faultsPanel(model, first, look), runningPanel(model, first, nowMs, look)];
    const hasRoom = rowsOf([...shares, ...now], height).every(
      (rows, at) => rows > 0 || [...shares, ...now][at]?.wanted === 0,
    );
    return [
      [...shares, ...(hasRoom ? now : [nowPanel(model, first, look)]), recentPanel(model, first, look)],
    ];
  }
  const progress = (width: number): Panel[] => [
    runningPanel(model, width, nowMs, look),
    faultsPanel(model, width, look),
    recentPanel(model, width, look),
  ];
  if (third === undefined) {
    return [
      progress(first),
      [
        driversPanel(model, second, look),
        bestPanel(model, second, look, 5),
        curvesPanel(model, second, look, 12),
        ...meansPanels(model, second, look, 2),
      ],
    ];
  }
  const [likeliest, ...others] = meansPanels(model, third, look, 6);
  const [heat, interaction] = pairPanels(model, second, third, look);
  // Of a tall screen the curves take a third at most.
  const curveRows = Math.max(20, Math.floor(height / 3));
  return [
    progress(first),
    [
      driversPanel(model, second, look),
      bestPanel(model, second, look, 12),
      ...(likeliest === undefined ? [] : [likeliest]),
      heat,
    ],
    [curvesPanel(model, third, look, curveRows), ...others, interaction],
  ];
}

/** Two factors as a map and as lines, on a screen that has room for them and of the response that the overview is about. */
function pairPanels(
  model: DashboardModel,
  mapWidth: number,
  linesWidth: number,
  look: Look,
): readonly [Panel, Panel] {
  const spec = model.sweep?.spec;
  const response = spec?.primary.name;
  if (spec === undefined || response === undefined || shownResponse(model) !== response)
    return [nothing, nothing];
  if (!hasRoomForPair(model.screen) || pairAnswer(model) === undefined) return [nothing, nothing];
  const result = model.analyses.get(response);
  const subject = { model, spec, response, goal: goalOf(spec, response), result, look };
  const map = heatLines(subject, { width: mapWidth, height: model.screen.rows });
  return [
    { least: Math.min(6, map.length), wanted: map.length + 1, draw: (height) => map.slice(0, height) },
    {
      least: 14,
      wanted: 26,
      draw: (height) => interactionLines(subject, { width: linesWidth, height }).slice(0, height),
    },
  ];
}

const nothing: Panel = { least: 0, wanted: 0, draw: () => [] };

/** Left out when the sweep is over: the room is for its results. */
function runningPanel(model: DashboardModel, width: number, nowMs: number, look: Look): Panel {
  const count = digestOf(model.trials).running.length;
  const isOver = model.sweep !== undefined && hasEnded(model.sweep.state) && count === 0;
  if (isOver) return nothing;
  const wanted = 1 + Math.max(1, count);
  return {
    least: Math.min(wanted, 4),
    wanted: wanted + 1,
    draw: (height) => runningLines(model, nowMs, { width, height }, look),
  };
}

/** What runs and what failed where there is no room for tables of them: a line of each. */
function nowPanel(model: DashboardModel, width: number, look: Look): Panel {
  const running = runningInWords(model, width, look);
  const linesIn = (height: number): Line[] => {
    // Its title is left out.
    const [, ...faults] = faultsLines(model, { width, height: height - running.length + 1 }, look.glyphs);
    return [...running, ...faults];
  };
  const wanted = linesIn(3).length;
  return {
    least: Math.min(wanted, wanted > running.length ? 2 : 1),
    wanted: wanted === 0 ? 0 : wanted + 1,
    draw: (height) => linesIn(height).slice(0, height),
  };
}

/** Side by side where 80 columns have room for both. */
function driversAndCurves(model: DashboardModel, width: number, look: Look): Panel {
  const drivers = driversPanel(model, width, look);
  if (width < sideBySideMin || !hasCurves(model)) return drivers;
  const left = Math.ceil((width - 2) * 0.55);
  const right = width - 2 - left;
  const wanted = Math.max(drivers.wanted, 7);
  return {
    least: Math.min(wanted, 6),
    wanted,
    draw: (height) => {
      const curves = curvesLines(model, { width: right, height: Math.min(height, 10) }, look);
      return curves.length === 0
        ? drivers.draw(height)
        : beside(driversLines(model, { width: left, height }, look), curves, left, 2);
    },
  };
}

const sideBySideMin = 72;

function driversPanel(model: DashboardModel, width: number, look: Look): Panel {
  const wanted = driversWanted(model);
  return {
    least: Math.min(wanted, 5),
    wanted: wanted + 1,
    draw: (height) => driversLines(model, { width, height }, look),
  };
}

const curvesPanel = (model: DashboardModel, width: number, look: Look, wanted: number): Panel =>
  hasCurves(model)
    ? { least: 6, wanted: wanted + 1, draw: (height) => curvesLines(model, { width, height }, look) }
    : nothing;

const bestPanel = (model: DashboardModel, width: number, look: Look, wanted: number): Panel => ({
  least: bestLeast,
  wanted: wanted + 1,
  draw: (height) => bestLines(model, { width, height }, look),
});

/** A factor of five levels whole: some of the levels of two factors say less than all of one. */
const meansLeast = 6;

/** Of the factors with the largest effects. */
function meansPanels(model: DashboardModel, width: number, { glyphs }: Look, most: number): Panel[] {
  const spec = model.sweep?.spec;
  const result = primaryAnalysis(model);
  const factors = result === undefined ? [] : meansByFactor(result.analysis, spec).slice(0, most);
  return factors.map((factor) => {
    const lines = meansLines(factor, spec?.primary.goal, width, glyphs).slice(0, -1);
    return {
      least: Math.min(meansLeast, lines.length),
      wanted: lines.length + 1,
      draw: (height) => cutWithCount(lines, height),
    };
  });
}

function faultsPanel(model: DashboardModel, width: number, { glyphs }: Look): Panel {
  const lines = faultsLines(model, { width, height: 99 }, glyphs);
  return {
    least: Math.min(2, lines.length),
    wanted: lines.length === 0 ? 0 : lines.length + 1,
    draw: (height) => faultsLines(model, { width, height }, glyphs),
  };
}

const recentPanel = (model: DashboardModel, width: number, look: Look): Panel => ({
  least: 3,
  wanted: 100,
  draw: (height) => recentLines(model, { width, height }, look),
});

/** Panels one below the other with a free row between them. */
function stacked(all: readonly Panel[], height: number): Line[] {
  const rows = rowsOf(all, height);
  return all.flatMap(({ draw }, index): Line[] => {
    const given = rows[index] ?? 0;
    return given < 1 ? [] : [...draw(given), blank];
  });
}

/** Rows for each, without the free one below it.  */
const rowsOf = (all: readonly Panel[], height: number): number[] =>
  allotRows(
    // The free row counts with the panel above it.
    all.map(({ least, wanted }) => ({ least: least + 1, wanted })),
    height + 1,
  ).map((rows) => Math.max(0, rows - 1));
