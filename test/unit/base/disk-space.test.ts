import { describe, expect, it } from 'vitest';
import { agentDiskTrouble, diskSpaceOf, isNearlyFull, tooFullForTrials } from '../../../base/disk-space.ts';

const gib = 2 ** 30;
const mib = 2 ** 20;

describe('a disk', () => {
  it('is nearly full below 5%, and below 20 GiB where that is less', () => {
    expect(isNearlyFull({ freeBytes: 5 * gib, totalBytes: 100 * gib })).toBe(false);
    expect(isNearlyFull({ freeBytes: 5 * gib - 1, totalBytes: 100 * gib })).toBe(true);
    expect(isNearlyFull({ freeBytes: 20 * gib, totalBytes: 4096 * gib })).toBe(false);
    expect(isNearlyFull({ freeBytes: 20 * gib - 1, totalBytes: 4096 * gib })).toBe(true);
  });

  it('is too full for trials below 250 MiB, and below 2% where that is less', () => {
    expect(tooFullForTrials({ freeBytes: 250 * mib, totalBytes: 1024 * gib })).toBeUndefined();
    expect(tooFullForTrials({ freeBytes: 200 * mib, totalBytes: 1024 * gib })).toBe(
      'only 200 MiB of 1 TiB are free on its disk, and no trial begins with less than 250 MiB',
    );
    expect(tooFullForTrials({ freeBytes: 2 * mib, totalBytes: 100 * mib })).toBeUndefined();
    expect(tooFullForTrials({ freeBytes: 2 * mib - 1, totalBytes: 100 * mib })).toBeDefined();
  });

  it('is described by what is worse', () => {
    expect(agentDiskTrouble({ freeBytes: 50 * gib, totalBytes: 100 * gib })).toBeUndefined();
    expect(agentDiskTrouble({ freeBytes: 3 * gib, totalBytes: 100 * gib })).toBe(
      'its disk is nearly full: 3 GiB of 100 GiB are free',
    );
    expect(agentDiskTrouble({ freeBytes: 0, totalBytes: 100 * gib })).toContain('no trial begins');
  });

  it('is one that the file system describes', async () => {
    const { freeBytes, totalBytes } = await diskSpaceOf('.');
    expect(totalBytes).toBeGreaterThan(freeBytes);
  });
});
