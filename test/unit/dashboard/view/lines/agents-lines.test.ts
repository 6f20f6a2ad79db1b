import { describe, expect, it } from 'vitest';
import type { Device } from '../../../../../client/facts.ts';
import { contentArea } from '../../../../../dashboard/view/layout.ts';
import { agentsLines } from '../../../../../dashboard/view/lines/agents-lines.ts';
import { plainLook } from '../../../../../dashboard/view/look.ts';
import type { DashboardModel } from '../../../../../dashboard/view/model.ts';
import { press } from '../../../../../dashboard/view/press.ts';
import { reduce } from '../../../../../dashboard/view/reduce.ts';
import { lineText } from '../../../../../dashboard/view/spans.ts';
import { modelAt } from '../../../../fixtures/dashboard/model-at.ts';

const { model: running, nowMs } = modelAt(60_000, { columns: 140, rows: 40 });
const text = (model: DashboardModel): string =>
  agentsLines(model, contentArea(model.screen), nowMs, plainLook).map(lineText).join('\n');

const agents = [...running.agents.values()];
const busy = [...running.trials.values()].find(({ state }) => state === 'leased');

function device(at: number, more: Partial<Device> = {}): Device {
  const agent = agents[at];
  if (agent === undefined) throw new Error('there are two agents');
  return {
    agentId: agent.id,
    agentName: agent.name,
    id: `GPU-${at}`,
    name: 'NVIDIA H100 80GB HBM3',
    memoryBytes: 80 * 2 ** 30,
    slots: 1,
    isSlice: false,
    readAtMs: 1,
    utilisation: 0.9,
    usedBytes: 2 ** 28,
    temperatureC: 71,
    trouble: '',
    trialIds: [],
    intervalMs: 10_000,
    utilisationHistory: [0, 1],
    usedHistory: [],
    ...more,
  };
}

describe('the tab of the agents', () => {
  const devices = [
    device(0, { trialIds: busy === undefined ? [] : [busy.id] }),
    device(1, {
      trouble: 'on NVIDIA H100 (GPU-1) 32 GiB of 80 GiB are free; the rest is held by python3 (pid 991)',
    }),
  ];
  const model = reduce(running, { kind: 'devices', devices }, nowMs);

  it('shows the GPUs of every agent below it where there is room, with whose trial and what each waits for', () => {
    const shown = text(model);
    expect(shown).toMatch(
      new RegExp(`agent-1.*\\n {2}0 .* 90% .* 71 C {2}#${(busy?.plannedOrder ?? 0) + 1} `),
    );
    expect(shown).toMatch(/agent-2.*\n {2}0 .*! on NVIDIA H100 \(GPU-1\) 32 GiB of 80/);
  });

  it('shows those of one agent alone on a small screen, and all of why its GPU waits', () => {
    const small = reduce(model, { kind: 'resized', columns: 80, rows: 18 }, nowMs);
    expect(text(small)).toMatch(/90%/);
    const second = press({ ...small, screen: { ...small.screen, tab: 'agents' } }, 'j', {
      quitQuestion: '',
    }).model;
    const shown = text(second);
    expect(shown).not.toMatch(/71 C {2}#/);
    expect(shown.replaceAll(/\n */g, ' ')).toContain('the rest is held by python3 (pid 991)');
  });

  it('says how the jobs of a scheduler stand, and what no agent can serve', () => {
    const jobs = [{ scheduler: 'slurm', running: 12, pending: 3, ending: 2, trouble: '' }];
    const notes = [
      {
        kind: 'no-agent-fits',
        text: 'no agent fits: it asks for the label gpu=h10, the nearest is gpu=h100 (lab2)',
      },
    ];
    const sweep = model.sweep && { ...model.sweep, jobs, notes };
    const shown = text({ ...model, sweep });
    expect(shown).toMatch(/^2 agents {3}slurm 12 running, 3 pending, 2 end in <10m$/m);
    expect(shown).toContain('the nearest is gpu=h100 (lab2)');
    // Also before any agent has come.
    expect(text({ ...model, sweep, agents: new Map() })).toContain('slurm 12 running, 3 pending');
  });
});
