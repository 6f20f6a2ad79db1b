/** The agents: state, slots, what each did and does. */
import { jobsText } from '../../../client/jobs-text.ts';
import { plural } from '../../../base/plural.ts';
import { type AgentRow, agentRows } from '../agent-list.ts';
import type { AgentState } from '../../../client/facts.ts';
import { formatDuration, formatElapsed } from '../format-duration.ts';
import { restOf } from '../obstacles.ts';
import { deviceLines, devicesOf, deviceTitles } from './device-lines.ts';
import { obstacleLines } from './obstacle-lines.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Area } from '../layout.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, type Span, blank, cutLine, cutLines, muted, selected, span, strong } from '../spans.ts';
import { type Column, columnWidths, row, tableHeader } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { widthOf, wrapText } from '../text-width.ts';
import { windowOf } from '../trial-list.ts';
import { trialName } from '../trial-name.ts';

export function agentsLines(model: DashboardModel, area: Area, nowMs: number, look: Look): Line[] {
  const { glyphs } = look;
  const rows = agentRows(model.trials, model.agents);
  const head = headLine(rows.length, model, area.width, glyphs);
  // Of all agents: the one that the cursor is on may be well.
  const room = { width: area.width, height: Math.floor(area.height / 3) };
  const inTheWay = obstacleLines(model, nowMs, room, glyphs);
  const obstacles = inTheWay.length === 0 ? [] : [...inTheWay, blank];
  if (rows.length === 0)
    return cutLines([head, blank, ...obstacles, [muted(noAgents)]], area, glyphs.ellipsis);
  const cursor = Math.max(
    0,
    rows.findIndex(({ agent }) => agent.id === model.screen.agents.selected),
  );
  const fixed = 3 + obstacles.length;
  const allDevices = rows.reduce((sum, { agent }) => sum + devicesOf(agent, model).length, 0);
  const own = rows[cursor];
  const about = own === undefined ? [] : aboutAgent(own, model, nowMs, area.width);
  // The GPUs of all agents where there is room, else those of one.
  const isSpread = allDevices > 0 && rows.length + allDevices + about.length + fixed <= area.height;
  const hasOwn = own !== undefined && devicesOf(own.agent, model).length > 0;
  const below =
    isSpread || !hasOwn
      ? about
      : [
          ...about.slice(0, 1),
          deviceTitles(area.width, glyphs),
          ...deviceLines(own.agent, model, area.width, glyphs),
          ...about.slice(1),
        ];
  // On the smallest screens more of the list comes before what is known of one, which does not fit there anyway.
  const least = area.height < smallHeight ? Math.min(listRowsMin, rows.length) : 1;
  const shown = Math.max(least, area.height - below.length - fixed);
  const { from, to } = windowOf(rows.length, cursor, Math.min(shown, rows.length));
  const anyRests = rows.some(({ agent }) => restOf(agent, model.sweep, nowMs)?.kind === 'lack');
  const columns = agentColumns(rows, anyRests, area.width);
  const widths = columnWidths(columns, area.width);
  const list = rows.slice(from, to).flatMap((agentRow, index) => {
    const line = row(columns, widths, cells(agentRow, model, nowMs, glyphs), glyphs.ellipsis);
    const drawn = from + index === cursor ? selected(line, area.width) : line;
    return isSpread ? [drawn, ...deviceLines(agentRow.agent, model, area.width, glyphs)] : [drawn];
  });
  const lines = [head, tableHeader(columns, widths, glyphs.ellipsis), ...list, blank, ...obstacles, ...below];
  return cutLines(lines, area, glyphs.ellipsis);
}

/** Agents in sight on the smallest screen. */
const listRowsMin = 2;
const smallHeight = 9;

/** How many agents, and how the jobs of a scheduler stand that agents run in. */
function headLine(count: number, { sweep }: DashboardModel, width: number, { ellipsis }: Glyphs): Line {
  const jobs = (sweep?.jobs ?? []).flatMap((one): Span[] => [
    span('   '),
    span(jobsText(one), one.trouble === '' ? undefined : 'warn'),
  ]);
  return cutLine([span(plural(count, 'agent')), ...jobs], width, ellipsis);
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
    { title: 'faults', width: 6, align: 'right', importance: 6 },
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

/** Of the one that the cursor is on. */
function aboutAgent(
  { agent, running }: AgentRow,
  model: DashboardModel,
  nowMs: number,
  width: number,
): Line[] {
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
    ...(agent.diskTrouble === undefined
      ? []
      : wrapText(plainLine(agent.diskTrouble), width - 2).map((text): Line => [span(`  ${text}`, 'warn')])),
    // Why a GPU waits is often longer than its line.
    ...devicesOf(agent, model).flatMap(({ trouble }, at) =>
      trouble === ''
        ? []
        : wrapText(`GPU ${at}: ${plainLine(trouble)}`, width - 2).map(
            (text): Line => [span(`  ${text}`, 'warn')],
          ),
    ),
  ];
}
