import { readFileSync } from 'node:fs';

const folder = new URL('../../fixtures/stats/', import.meta.url);

/** Reads one of the reference files of test/fixtures/stats. */
export const referenceFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** |actual - expected| / |expected|; the plain difference where 0 is expected. */
export function relativeError(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  const difference = Math.abs(actual - expected);
  return expected === 0 ? difference : difference / Math.abs(expected);
}
