/** What trials print: read while they run, and afterwards; and never in the way of anything. */
import { describe, expect, it } from 'vitest';
import type { yates } from '../../../proto/generated/yates.js';
import { controlService } from '../../../proto/service.ts';
import { casesOf } from '../../in-full.ts';
import { Cluster, kill9 } from './cluster.ts';
import { TrialState } from './sweep-watch.ts';

const allowCommands = [process.execPath];

/** All that a call for the output gives. */
async function outputOf(
  cluster: Cluster,
  trialId: string,
  { follow = false, attempt = 0 } = {},
): Promise<string> {
  const parts: Buffer[] = [];
  const stream = cluster.client().serverStream(controlService.readOutput, { trialId, follow, attempt });
  for await (const { output } of stream as AsyncIterable<yates.v1.OutputChunk>) {
    parts.push(Buffer.from(output?.data ?? []));
  }
  return Buffer.concat(parts).toString();
}

describe('the output of a trial', () => {
  it.each(['program', 'trainer'] as const)(
    'of a %s is read while it runs, and in full at its end',
    async (kind) => {
      const cluster = new Cluster();
      await cluster.coordinator();
      await cluster.agent({ allowCommands });
      const levels = ['on-signal'];
      const sweep = await (kind === 'program' ? cluster.launchPrograms(levels) : cluster.launch(levels));
      const { trialId, pid } = await sweep.running();
      const first =
        kind === 'program' ? 'before the signal\n' : 'trial 1 of this process behaves: on-signal\n';
      expect(await outputOf(cluster, trialId)).toBe(first);
      const followed = outputOf(cluster, trialId, { follow: true });
      process.kill(pid, 'SIGUSR2');
      const all = kind === 'program' ? `${first}after the signal\n` : first;
      expect(await followed).toBe(all);
      await sweep.untilFinished();
      expect(await outputOf(cluster, trialId)).toBe(all);
    },
  );

  it('of a failed attempt is kept, and following goes on with the next', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ allowCommands });
    const sweep = await cluster.launchPrograms(['nothing'], 1, 'retry: { metrics_missing: 1 }');
    const [trial] = await sweep.untilFinished();
    const { trialId = '' } = trial ?? {};
    expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_FAILED, attempts: 2 });
    expect(await outputOf(cluster, trialId, { attempt: 1 })).toBe('done, and no word about it\n');
    expect(await outputOf(cluster, trialId, { attempt: 2 })).toBe('done, and no word about it\n');
    await expect(outputOf(cluster, trialId, { attempt: 3 })).rejects.toThrow(
      /E_ATTEMPT_UNKNOWN .* 2 attempts/,
    );
  });

  it('is found again after a restart of the coordinator, and read on from there', async () => {
    const cluster = new Cluster();
    const coordinator = await cluster.coordinatorProcess();
    await cluster.agent({ allowCommands });
    const sweep = await cluster.launchPrograms(['on-signal']);
    const { trialId, pid } = await sweep.running();
    await kill9(coordinator);
    await cluster.coordinatorProcess();
    const followed = outputOf(cluster, trialId, { follow: true });
    process.kill(pid, 'SIGUSR2');
    await sweep.untilFinished();
    expect(await followed).toBe('before the signal\nafter the signal\n');
  });

  it.each(casesOf<'program' | 'trainer'>(['program'], ['program', 'trainer']))(
    'of a %s that prints 100 MB costs no renewal, and is kept within bounds',
    async (kind) => {
      const cluster = new Cluster();
      await cluster.coordinator();
      await cluster.agent({ allowCommands });
      // A lease lives three seconds: an agent that is held up for long would lose it.
      const sweep = await (kind === 'program'
        ? cluster.launchPrograms(['flood'], 1)
        : cluster.launch(['flood'], 1));
      const { trialId = '' } = await sweep.until(([trial]) =>
        trial?.state === TrialState.TRIAL_STATE_LEASED || trial?.state === TrialState.TRIAL_STATE_DONE
          ? trial
          : undefined,
      );
      const followed = outputOf(cluster, trialId, { follow: true });
      const [trial] = await sweep.untilFinished();
      expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1, lateResults: 0 });
      expect((await followed).endsWith('the last line\n')).toBe(true);
      const kept = await outputOf(cluster, trialId);
      expect(kept).toMatch(/\n\[\.\.\. \d{8,} bytes are left out \.\.\.\]\n[^]*the last line\n$/);
      expect(kept.length).toBeLessThan(300 * 1024);
    },
  );
});
