import { expect, it } from 'vitest';
import { countMemoryKills, parseMemoryKills } from '../../../../agent/process/memory-kills.ts';

it('reads how many processes the kernel killed for memory', () => {
  expect(parseMemoryKills('low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 1\n')).toBe(2);
  expect(parseMemoryKills('pgfault 91\noom_kill 5\n')).toBe(5);
  expect(parseMemoryKills('')).toBe(0);
  expect(countMemoryKills()).toBeGreaterThanOrEqual(0);
});
