import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import type { Agent, Sweep } from '../../../../client/facts.ts';
import { agentsLines } from '../../../../dashboard/view/lines/agents-lines.ts';
import { headerLines } from '../../../../dashboard/view/lines/header-lines.ts';
import { overviewLines } from '../../../../dashboard/view/lines/overview-lines.ts';
import { statusLines } from '../../../../dashboard/view/lines/status-lines.ts';
import { contentArea } from '../../../../dashboard/view/layout.ts';
import { plainLook } from '../../../../dashboard/view/look.ts';
import type { DashboardModel } from '../../../../dashboard/view/model.ts';
import { obstaclesOf } from '../../../../dashboard/view/obstacles.ts';
import { type Line, lineText, lineWidth } from '../../../../dashboard/view/spans.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

const { model: scripted, nowMs } = modelAt(30_000);
const sweep = scripted.sweep as Sweep;
const [known] = [...scripted.agents.values()] as [Agent];
const agent = (name: string, more: Partial<Agent> = {}): Agent => ({
  ...known,
  id: agentId(name),
  name,
  state: 'online',
  ...more,
});
const lacking = (name: string, leftMs: number, reason = `python4 is not on this agent's PATH`): Agent =>
  agent(name, { backOffs: [{ sweepId: sweep.id, reason, untilMs: nowMs + leftMs }] });

function modelWith(agents: readonly Agent[], more: Partial<Sweep> = {}): DashboardModel {
  return { ...scripted, agents: new Map(agents.map((one) => [one.id, one])), sweep: { ...sweep, ...more } };
}

const textOf = (lines: readonly Line[]): string => lines.map(lineText).join('\n');
/** As it reads when the lines are joined again. */
const wordsOf = (lines: readonly Line[]): string => textOf(lines).replaceAll(/\s+/g, ' ');

describe('what is in the way', () => {
  test('is an agent whose machine lacks something for this sweep, until it is tried again', () => {
    const model = modelWith([agent('sound'), lacking('box-b', 58_400)]);
    expect(obstaclesOf(model, nowMs)).toEqual([
      {
        what: "box-b gets no trials of this sweep for 58s: python4 is not on this agent's PATH",
        next: 'mend it, then yates agents --readmit box-b',
      },
    ]);
    // Time passes without a message of the coordinator.
    expect(obstaclesOf(model, nowMs + 30_000)[0]?.what).toContain('for 28s');
    expect(obstaclesOf(model, nowMs + 58_400)).toEqual([]);
  });

  test('is none of another sweep, of an agent that is gone, or of a sweep that has ended', () => {
    const other = agent('a', { backOffs: [{ sweepId: 'x' as never, reason: 'no', untilMs: nowMs + 1 }] });
    expect(obstaclesOf(modelWith([other]), nowMs)).toEqual([]);
    expect(obstaclesOf(modelWith([{ ...lacking('a', 1_000), state: 'left' }]), nowMs)).toEqual([]);
    expect(obstaclesOf(modelWith([lacking('a', 1_000)], { state: 'finished' }), nowMs)).toEqual([]);
  });

  test('is that nobody fits, that agents are set aside, and trials that are preempted again and again', () => {
    const setAside = { reason: '3 failures in a row', untilMs: nowMs + 240_000 };
    const notes = [
      { kind: 'no-agent-fits', text: 'no agent fits: it asks for the label gpu=h100' },
      { kind: 'trials-paused', text: '1 trial is paused, since preempted 10 times' },
    ];
    const model = modelWith([agent('box-c', { state: 'set-aside', setAside })], { notes });
    expect(obstaclesOf(model, nowMs).map(({ what }) => what)).toEqual([
      'the trials wait: no agent fits: it asks for the label gpu=h100',
      'the trials wait: 1 trial is paused, since preempted 10 times',
      'box-c is set aside for 4m00s: 3 failures in a row',
    ]);
  });

  test('is the pause of a sweep that cannot work, with its error', () => {
    const pauseReason = 'the same error 3 times, and no trial has succeeded: ValueError: x';
    const model = modelWith([agent('a')], { state: 'paused', pauseReason });
    expect(obstaclesOf(model, nowMs)).toEqual([{ what: `paused: ${pauseReason}`, next: '' }]);
  });

  test('is said once where no machine can run the trials: when the first is tried again, then each', () => {
    const notes = [{ kind: 'machines-lack', text: 'no agent that fits can run it: box-a: python4 ...' }];
    const model = modelWith([lacking('box-a', 290_000), lacking('box-b', 45_000)], { notes });
    const [first, ...others] = obstaclesOf(model, nowMs).map(({ what }) => what);
    expect(first).toBe('the trials wait: no agent that fits can run them; the first is tried again in 45s');
    expect(others.map((what) => what.split(' ')[0])).toEqual(['box-b', 'box-a']);
  });
});

describe.each([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
])('at $columns x $rows', (size) => {
  const area = contentArea(size);
  const long = `E_AGENT_HEALTH the health command of this agent failed (exit code 3): ${'the scratch disk is gone '.repeat(12)}`;
  const shown = (agents: readonly Agent[], more: Partial<Sweep> = {}): DashboardModel => {
    const model = modelWith(agents, more);
    return { ...model, screen: { ...model.screen, ...size } };
  };

  test('the overview says it in words at its top, with the time and the next step whole', () => {
    const model = shown([agent('sound'), lacking('box-b', 58_400, long), lacking('box-a', 30_000)]);
    const lines = overviewLines(model, area, nowMs, plainLook);
    const words = wordsOf(lines);
    expect(words).toContain(
      "box-a gets no trials of this sweep for 30s: python4 is not on this agent's PATH",
    );
    expect(words).toContain('mend it, then yates agents --readmit box-a');
    expect(words).toContain('box-b gets no trials of this sweep for 58s');
    expect(words).toContain('mend it, then yates agents --readmit box-b');
    expect(lines.length).toBeLessThanOrEqual(area.height);
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(area.width);
    // The rest of the overview still has room.
    expect(words).toContain('running');
  });

  test('many do not push out everything else, and the last line says how many there are', () => {
    const many = Array.from({ length: 30 }, (_, at) => lacking(`box-${at}`, 60_000 + at * 1_000));
    const lines = overviewLines(shown(many), area, nowMs, plainLook);
    expect(textOf(lines)).toMatch(/and \d+ more: key 3, agents/);
    expect(wordsOf(lines)).toContain('running');
  });

  test('the agents are listed with how long each rests, and the header counts them', () => {
    const model = shown([agent('sound'), lacking('box-b', 58_400)]);
    const list = textOf(agentsLines(model, area, nowMs, plainLook));
    expect(list).toMatch(/box-b\s+rests 58s/);
    const words = list.replaceAll(/\s+/g, ' ');
    expect(words).toContain("python4 is not on this agent's PATH mend it");
    expect(words).toContain('yates agents --readmit box-b');
    expect(textOf(headerLines(model, nowMs, plainLook))).toMatch(/Agents\s+1 rests/);
  });

  test('the status line says why nothing runs', () => {
    const trials = scripted.trials.with(
      [...scripted.trials.values()].map((trial) => ({ ...trial, state: 'queued' as const })),
    );
    const model = { ...shown([lacking('box-b', 58_400)]), trials };
    const [, status] = statusLines(model, '127.0.0.1:1', nowMs, plainLook);
    expect(lineText(status ?? [])).toMatch(/Waiting: box-b gets no trials of this sweep for 58s/);
  });
});
