import { expect, it } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { trialPages } from '../../../../coordinator/wire/trial-pages.ts';

it('trials come in pages that have a bounded size, and one trial more', () => {
  const view = { trialId: 'x'.repeat(1_000) };
  const sizes = [...trialPages(Array.from({ length: 2_000 }, () => view))].map(({ bytes }) => bytes.length);
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes[0]).toBeLessThan(40 * 1024);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(limits.answerPartBytes + 1_010);
  expect(Math.max(...sizes)).toBeGreaterThanOrEqual(limits.answerPartBytes);
});
