import { describe, expect, it, onTestFinished } from 'vitest';
import { lackOfRoom } from '../../../agent/disk-gate.ts';
import { AgentDiskWatch } from '../../../agent/disk-watch.ts';
import { CheckedProcess } from '../../../agent/process/checked-process.ts';
import type { DiskSpace } from '../../../base/disk-space.ts';

const full: DiskSpace = { freeBytes: 1, totalBytes: 100 * 2 ** 30 };
const low: DiskSpace = { freeBytes: 2 ** 30, totalBytes: 100 * 2 ** 30 };
const roomy: DiskSpace = { freeBytes: 50 * 2 ** 30, totalBytes: 100 * 2 ** 30 };

describe("the agent's disk", () => {
  it('is told to the coordinator at each look, and warned of once until there was room again', async () => {
    const said: string[] = [];
    const reported: DiskSpace[] = [];
    let now: DiskSpace | undefined = roomy;
    const watch = new AgentDiskWatch({
      folder: '/data',
      notice: (severity, text) => said.push(`${severity} ${text}`),
      report: (disk) => reported.push(disk),
      look: () => (now === undefined ? Promise.reject(new Error('EIO')) : Promise.resolve(now)),
    });
    onTestFinished(() => watch.close());
    for (now of [low, full, undefined, roomy, low]) await watch.look();
    expect(said).toEqual([
      'warning its disk is nearly full: 1 GiB of 100 GiB are free (/data)',
      'info its disk has room again (/data)',
      'warning its disk is nearly full: 1 GiB of 100 GiB are free (/data)',
    ]);
    expect(reported.at(-1)).toBe(low);
  });

  it('has no room for a trial below the floor; where nobody can tell, one is tried', async () => {
    expect(await lackOfRoom('/data', () => Promise.resolve(full))).toMatch(
      /^only 1 bytes .*no trial begins.*\(\/data\)$/,
    );
    expect(await lackOfRoom('/data', () => Promise.resolve(low))).toBeUndefined();
    expect(await lackOfRoom('/data', () => Promise.reject(new Error('EIO')))).toBeUndefined();
  });

  it('too full for a trial that comes is a fault of the machine, and the trial does not begin', async () => {
    const ran: unknown[] = [];
    const ended = new Promise((resolve) => {
      const inner = { run: (grant: unknown) => ran.push(grant), follow: () => {} };
      const process = new CheckedProcess(
        () => inner as never,
        () => lackOfRoom('/data', () => Promise.resolve(full)),
        { ready: () => {}, ended: resolve } as never,
      );
      process.run({ trialId: 't' } as never);
    });
    expect(await ended).toMatchObject({
      kind: 'failed',
      fault: { faultClass: 'machine', message: expect.stringContaining('no trial begins') as string },
    });
    expect(ran).toEqual([]);
  });
});
