/** The attempts at a trial: where each ran, what it began from and saved, and how it ended. */
import { plainLine } from '../../../base/plain-text.ts';
import type { Attempt } from '../../../client/attempts.ts';
import type { Trial } from '../../../client/facts.ts';
import { faultName } from '../../../client/fault-name.ts';
import { groupDigits } from '../../../design/level-text.ts';
import { formatClock, formatElapsed } from '../format-duration.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { blank, type Line, muted, span, type Span } from '../spans.ts';
import { type Column, columnWidths, row, tableHeader } from '../table.ts';
import { widthOf } from '../text-width.ts';

/** Columns of an agent's name that are kept however long the reason is for which an attempt ended. */
const agentLeast = 12;

/** Empty before they are known. */
export function attemptLines(
  trial: Trial,
  model: DashboardModel,
  nowMs: number,
  width: number,
  look: Look,
): Line[] {
  const attempts = model.attempts.get(trial.id)?.attempts ?? [];
  if (attempts.length === 0) return [];
  const agentOf = ({ agentId }: Attempt): string => {
    const agent = [...model.agents.values()].find(({ id }) => id === agentId);
    return plainLine(agent?.name ?? agentId);
  };
  const agentWidth = Math.max(5, ...attempts.map((one) => widthOf(agentOf(one))));
  const endWidth = Math.max(5, ...attempts.map((one) => widthOf(endOf(one).text)));
  const columns: Column[] = [
    { title: '', width: 2, align: 'right', importance: 9 },
    { title: 'agent', width: agentWidth, least: Math.min(agentLeast, agentWidth), importance: 8 },
    { title: 'began', width: 8, importance: 5 },
    { title: 'for', width: 6, align: 'right', importance: 6 },
    { title: 'from', width: 10, importance: 6 },
    { title: 'saved', width: 10, importance: 6 },
    { title: 'ended', width: endWidth, least: Math.min(12, endWidth), importance: 9 },
  ];
  const widths = columnWidths(columns, width);
  const cells = (one: Attempt): Span[] => [
    muted(String(one.attempt)),
    span(agentOf(one)),
    muted(formatClock(one.leasedAtMs, look.utcOffsetMinutes, true)),
    muted(formatElapsed((one.endedAtMs || nowMs) - one.leasedAtMs)),
    muted(one.resumedFrom === undefined ? 'start' : stepText(one.resumedFrom.step)),
    one.saved === undefined ? muted('nothing') : span(stepText(one.saved.step)),
    endOf(one),
  ];
  return [
    [muted('attempts')],
    tableHeader(columns, widths, look.glyphs.ellipsis),
    ...attempts.map((one) => row(columns, widths, cells(one), look.glyphs.ellipsis)),
    blank,
  ];
}

const stepText = (step: number): string => `step ${groupDigits(step)}`;

function endOf({ outcome, fault, isPreempted, isPardoned }: Attempt): Span {
  if (outcome === 'counted') return span('result counted', 'good');
  if (outcome === 'running') return span('running', 'accent');
  const whose = isPardoned ? ", its machine's fault" : isPreempted ? ', its agent left' : '';
  if (fault === undefined) return span(`${plainLine(outcome)}${whose}`, 'warn');
  const message = plainLine(fault.message.split('\n')[0] ?? '');
  return span(`${faultName(fault.faultClass)}${whose}: ${message}`, isPardoned ? 'warn' : 'bad');
}
