/** Which process a slot runs for which trial; the processes themselves are scripted. */
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../../agent/core/lease.ts';
import {
  freshMemory,
  restAfterFailures,
  type SlotMemory,
  SlotProcess,
} from '../../../../agent/process/slot-process.ts';
import type { TrialProcess, TrialProcessEvents } from '../../../../agent/process/trial-process.ts';
import { completed, grantOf } from '../core/core-bench.ts';

const trainerTrial = grantOf('trainer');
const commandTrial: Grant = { ...grantOf('command'), trainer: { kind: 'command', options: {} } };
const done = { ...completed, artifacts: [] } as const;

class Bench {
  readonly said: string[] = [];
  readonly started: string[] = [];
  readonly rests: number[] = [];
  readonly memory: SlotMemory = freshMemory();
  /** Of the process that was started last. */
  inner: TrialProcessEvents | undefined;
  ran: string[] = [];
  limits: number[] = [];
  killed = 0;
  slot = this.#slot();

  #slot(): SlotProcess {
    const start =
      (kind: string) =>
      (events: TrialProcessEvents): TrialProcess => {
        this.started.push(kind);
        this.inner = events;
        return {
          pid: 1,
          run: ({ trialId, timeoutMs }) => {
            this.ran.push(trialId);
            this.limits.push(timeoutMs);
          },
          kill: () => void this.killed++,
          signal: () => {},
          follow: () => {},
          limit: ({ timeoutMs }) => void this.limits.push(timeoutMs),
          gone: Promise.resolve(),
        };
      };
    const starters = { diffusion: start('diffusion'), command: start('command') };
    const restMs = (failures: number): number => {
      this.rests.push(failures);
      return 0;
    };
    return new SlotProcess(
      { starters, memory: this.memory, restMs },
      {
        ready: (backend) => void this.said.push(`ready ${backend}`),
        progress: () => {},
        described: () => {},
        checkpoint: () => {},
        output: () => {},
        ended: (end) => void this.said.push(end.kind === 'failed' ? end.fault.faultClass : end.kind),
        down: (message) => void this.said.push(`down ${message}`),
      },
    );
  }

  again(): void {
    this.slot = this.#slot();
  }

  async until(count: number): Promise<string[]> {
    while (this.said.length < count) await turn();
    return this.said;
  }
}

describe('a slot', () => {
  it('starts nothing before it knows what for, and then keeps it', async () => {
    const bench = new Bench();
    expect(await bench.until(1)).toEqual(['ready ']);
    expect(bench.started).toEqual([]);
    bench.slot.run(trainerTrial);
    expect([bench.started, bench.ran]).toEqual([['diffusion'], []]);
    bench.inner?.ready('wasm');
    expect(bench.ran).toEqual(['trainer']);
    bench.inner?.ended(done);
    bench.inner?.ready('wasm');
    bench.slot.run(trainerTrial);
    expect(bench.started).toEqual(['diffusion']);
    expect(bench.said).toEqual(['ready ', 'completed', 'ready wasm']);
  });

  it('ends one process before it starts another, and forgets not what the trainer computes with', async () => {
    const bench = new Bench();
    await bench.until(1);
    bench.slot.run(trainerTrial);
    bench.inner?.ready('wasm');
    bench.inner?.ended(done);
    bench.inner?.ready('wasm');
    bench.slot.run(commandTrial);
    expect([bench.killed, bench.started]).toEqual([1, ['diffusion']]);
    bench.inner?.down('killed');
    expect(bench.started).toEqual(['diffusion', 'command']);
    bench.inner?.ready('');
    bench.inner?.ended(done);
    bench.inner?.ready('');
    expect(bench.ran).toEqual(['trainer', 'command']);
    expect(bench.said).toEqual(['ready ', 'completed', 'ready wasm', 'completed', 'ready wasm']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'newer'])(
    'fails a trial of the kind %s, which it does not know, and takes the next',
    async (kind) => {
      const bench = new Bench();
      await bench.until(1);
      bench.slot.run({ ...commandTrial, trainer: { kind, options: {} } });
      expect(await bench.until(3)).toEqual(['ready ', 'machine', 'ready ']);
      expect(bench.started).toEqual([]);
      bench.slot.run(commandTrial);
      expect(bench.started).toEqual(['command']);
    },
  );

  it('whose trainer went after a trial has the next one warm before it asks for more', async () => {
    const bench = new Bench();
    await bench.until(1);
    bench.slot.run(trainerTrial);
    bench.inner?.ready('wasm');
    bench.inner?.ended(done);
    bench.inner?.down('recycled');
    expect(bench.said).toEqual(['ready ', 'completed', 'down recycled']);
    await bench.slot.gone;
    bench.again();
    expect(bench.started).toEqual(['diffusion', 'diffusion']);
    expect(bench.said).toHaveLength(3);
    bench.inner?.ready('wasm');
    expect(bench.said.at(-1)).toBe('ready wasm');
  });

  it('whose trainer cannot start fails the trial for it, rests, and still runs commands', async () => {
    const bench = new Bench();
    await bench.until(1);
    bench.slot.run(trainerTrial);
    bench.inner?.down('no weights');
    expect(bench.said).toEqual(['ready ', 'machine', 'down no weights']);
    bench.again();
    expect(bench.rests).toEqual([0, 1]);
    expect(await bench.until(4)).toContain('ready ');
    bench.slot.run(commandTrial);
    bench.inner?.ready('');
    expect(bench.ran).toEqual(['command']);
    expect([1, 2, 3, 20].map(restAfterFailures)).toEqual([1_000, 2_000, 4_000, 60_000]);
  });

  it('refuses a kind of trial that it does not know', async () => {
    const bench = new Bench();
    await bench.until(1);
    bench.slot.run({ ...commandTrial, trainer: { kind: 'quantum', options: {} } });
    expect(await bench.until(3)).toEqual(['ready ', 'machine', 'ready ']);
  });

  it.each(['idle', 'starting'])('that is killed while %s says only that it is down', async (when) => {
    const bench = new Bench();
    await bench.until(1);
    if (when === 'starting') bench.slot.run(trainerTrial);
    bench.slot.kill();
    if (when === 'starting') {
      bench.inner?.ready('wasm');
      bench.inner?.down('killed');
    }
    await bench.slot.gone;
    expect(await bench.until(2)).toEqual(['ready ', 'down killed']);
    expect(bench.ran).toEqual([]);
  });
});
