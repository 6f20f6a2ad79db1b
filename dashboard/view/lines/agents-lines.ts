/** The agents: state, slots, what each did and does. */
import { plural } from '../../../base/plural.ts';
import { type AgentRow, agentRows } from '../agent-list.ts';
import type { AgentState } from '../../../client/facts.ts';
import { formatDuration, formatElapsed } from '../format-duration.ts';
import { restOf } from '../obstacles.ts';
import { deviceLines } from './device-lines.ts';
import { obstacleLines } from './obstacle-lines.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Area } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, type Span, blank, cutLines, muted, selected, span, strong } from '../spans.ts';
import { type Column, columnWidths, row, tableHeader } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { widthOf } from '../text-width.ts';
import { windowOf } from '../trial-list.ts';
import { trialName } from '../trial-name.ts';

export function agentsLines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  const { glyphs } = look;
  const rows = agentRows(model.trials, model.agents);
  if (rows.length === 0) return cutLines([blank, [muted(noAgents)]], area, glyphs.ellipsis);
  const cursor = Math.max(
    0,
    rows.findIndex(({ agent }) => agent.id === model.screen.agents.selected),
  );
  const about = rows[cursor] === undefined ? [] : detail(rows[cursor], model, nowMs, glyphs);
  const height = Math.max(0, area.height - about.length - 3);
  // Of all agents: the one that the cursor is on may be well.
  const inTheWay = obstacleLines(model, nowMs, { width: area.width, height: Math.floor(height / 2) }, glyphs);
  const room = Math.max(3, height - (inTheWay.length === 0 ? 0 : inTheWay.length + 1));
  const { from, to } = windowOf(rows.length, cursor, Math.min(room, rows.length));
  const anyRests = rows.some(({ agent }) => restOf(agent, model.sweep, nowMs)?.kind === 'lack');
  const columns = agentColumns(rows, anyRests, area.width);
  const widths = columnWidths(columns, area.width);
  const list = rows.slice(from, to).map((agentRow, index) => {
    const line = row(columns, widths, cells(agentRow, model, nowMs, glyphs), glyphs.ellipsis);
    return from + index === cursor ? selected(line, area.width) : line;
  });
  const lines = [
    [span(plural(rows.length, 'agent'))],
    tableHeader(columns, widths, glyphs.ellipsis),
    ...list,
    blank,
    ...(inTheWay.length === 0 ? [] : [...inTheWay, blank]),
    ...about,
  ];
  return cutLines(lines, area, glyphs.ellipsis);
}

const noAgents = 'no agent has joined yet: start one with `yates agent --join-file FILE`';

/** The backend's name takes what the other columns leave. */
function agentColumns(rows: readonly AgentRow[], anyRests: boolean, width: number): Column[] {
  const nameWidth = Math.max(8, ...rows.map(({ agent }) => widthOf(plainLine(agent.name))));
  const backendWidth = Math.max(12, ...rows.map(({ agent }) => widthOf(plainLine(agent.backend))));
  const columns: Column[] = [
    { title: '', width: 1, importance: 9 },
    { title: 'agent', width: Math.min(32, nameWidth), least: 8, importance: 9 },
    { title: 'state', width: anyRests ? 12 : 9, importance: 8 },
    { title: 'slots', width: 12, importance: 7 },
    { title: 'done', width: 5, align: 'right', importance: 6 },
    { title: 'failed', width: 6, align: 'right', importance: 6 },
    { title: 'per trial', width: 9, align: 'right', importance: 3 },
    { title: 'heard', width: 7, align: 'right', importance: 5 },
  ];
  const left = width - columns.reduce((sum, column) => sum + column.width + 2, 0);
  return [...columns, { title: 'backend', width: Math.max(12, Math.min(backendWidth, left)), importance: 4 }];
}

function cells({ agent, busyMs }: AgentRow, model: DashboardModel, nowMs: number, glyphs: Glyphs): Span[] {
  const rest = restOf(agent, model.sweep, nowMs);
  // An agent that is set aside has a state of its own.
  const resting = rest?.kind === 'lack' ? `rests ${formatElapsed(rest.untilMs - nowMs)}` : undefined;
  const looks = stateLooks(resting === undefined ? agent.state : 'set-aside', glyphs);
  return [
    { text: looks.glyph, tone: looks.tone },
    span(plainLine(agent.name)),
    { text: resting ?? agent.state.replace('-', ' '), tone: looks.tone },
    slots(agent.busy, agent.slots, glyphs),
    span(String(agent.done)),
    agent.failed > 0 ? span(String(agent.failed), 'bad') : muted('0'),
    muted(agent.done > 0 && busyMs > 0 ? formatDuration(busyMs / agent.done) : ''),
    muted(agent.lastSeenMs > 0 ? formatElapsed(nowMs - agent.lastSeenMs) : ''),
    muted(plainLine(agent.backend)),
  ];
}

/** A dot for each slot where they fit, then the figures. */
function slots(busy: number, total: number, glyphs: Glyphs): Span {
  const figures = `${busy}/${total}`;
  if (total > 6) return span(figures, busy > 0 ? 'accent' : 'muted');
  const dots = glyphs.running.repeat(Math.min(busy, total)) + glyphs.queued.repeat(Math.max(0, total - busy));
  return span(`${dots.padEnd(6)} ${figures}`, busy > 0 ? 'accent' : 'muted');
}

function stateLooks(state: AgentState, glyphs: Glyphs): { glyph: string; tone: Span['tone'] } {
  switch (state) {
    case 'online':
      return { glyph: glyphs.running, tone: 'good' };
    case 'lost':
      return { glyph: glyphs.failed, tone: 'bad' };
    case 'left':
      return { glyph: glyphs.queued, tone: 'muted' };
    case 'set-aside':
      return { glyph: glyphs.warning, tone: 'warn' };
    case 'unknown':
      return { glyph: '?', tone: 'muted' };
    default:
      return state satisfies never;
  }
}

const stateMeaning: Readonly<Partial<Record<AgentState, string>>> = {
  lost: 'not heard from for longer than a lease lives: its trials are queued again',
  left: 'said goodbye',
  'set-aside': 'fails what others finish: gets no more trials until it is readmitted',
};

function detail({ agent, running }: AgentRow, model: DashboardModel, nowMs: number, glyphs: Glyphs): Line[] {
  const labels = Object.entries(agent.labels).map(([name, value]) => plainLine(`${name}=${value}`));
  const version = agent.version === '' ? '' : `version ${plainLine(agent.version)}`;
  const joined = agent.joinedAtMs > 0 ? `joined ${formatElapsed(nowMs - agent.joinedAtMs)} ago` : '';
  const meaning = stateMeaning[agent.state];
  const isResting = restOf(agent, model.sweep, nowMs) !== undefined;
  return [
    [strong(plainLine(agent.name)), muted(`  ${[version, joined, ...labels].filter(Boolean).join('   ')}`)],
    ...(meaning === undefined ? [] : [[span(meaning, 'warn')]]),
    ...running.map(
      (trial): Line => [
        span('  '),
        span(trialName(trial, model.sweep?.spec)),
        muted(`  for ${formatElapsed(nowMs - trial.leasedAtMs)}`),
      ],
    ),
    ...(running.length === 0 && agent.state === 'online' && !isResting ? [[muted('  idle')]] : []),
    ...deviceLines(agent, model, glyphs),
  ];
}
