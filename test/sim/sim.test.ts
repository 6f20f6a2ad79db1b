import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { runMixedQueue } from './mixed-queue.ts';
import { runSeed, type SeedReport } from './run-seed.ts';
import { repeated } from '../in-full.ts';

const fixedSeeds = repeated(200, 500);

describe('simulation of the coordinator and its agents', () => {
  test(`${fixedSeeds} fixed seeds keep every promise`, () => {
    const reports: SeedReport[] = [];
    for (let seed = 1; seed <= fixedSeeds; seed++) reports.push(runSeed(seed));
    /** In 500 seeds, if the others are like these. */
    const total = (of: (report: SeedReport) => number): number =>
      (reports.reduce((sum, report) => sum + of(report), 0) * 500) / fixedSeeds;
    // The worlds are as bad as they are meant to be: each kind of trouble was met many times.
    expect(total(({ counted }) => counted)).toBeGreaterThan(2000);
    expect(total(({ saved }) => saved)).toBeGreaterThan(1000);
    expect(total(({ dropped }) => dropped)).toBeGreaterThan(10);
    expect(total(({ resumed }) => resumed)).toBeGreaterThan(300);
    expect(total(({ collected }) => collected)).toBeGreaterThan(1000);
    expect(total(({ failed }) => failed)).toBeGreaterThan(500);
    expect(total(({ late }) => late)).toBeGreaterThan(100);
    expect(total(({ expired }) => expired)).toBeGreaterThan(500);
    expect(total(({ readopted }) => readopted)).toBeGreaterThan(50);
    expect(total(({ setAside }) => setAside)).toBeGreaterThan(10);
    expect(total(({ pruned }) => pruned)).toBeGreaterThan(100);
    expect(total(({ lacking }) => lacking)).toBeGreaterThan(100);
    expect(total(({ preempted }) => preempted)).toBeGreaterThan(200);
    expect(total(({ pardoned }) => pardoned)).toBeGreaterThan(50);
    expect(total(({ paused }) => paused)).toBeGreaterThan(10);
    expect(total(({ extended }) => extended)).toBeGreaterThan(20);
    expect(total(({ scored }) => scored)).toBeGreaterThan(300);
    expect(total(({ gone }) => gone)).toBeGreaterThan(5);
    expect(total(({ policies }) => policies)).toBeGreaterThan(60);
    expect(total(({ timedOut }) => timedOut)).toBeGreaterThan(20);
    expect(total(({ countedElsewhere }) => countedElsewhere)).toBeGreaterThan(20);
    expect(total(({ coordinators }) => coordinators)).toBeGreaterThan(500);
  });

  test('trials of several GPUs do not starve beside small ones', () => {
    for (let seed = 1; seed <= 10; seed++) expect(() => runMixedQueue(seed), `seed ${seed}`).not.toThrow();
  });

  test('a random seed keeps every promise', () => {
    const seed = randomInt(2 ** 31);
    process.stderr.write(`simulation: random seed ${seed}\n`);
    expect(runSeed(seed)).toMatchObject({ seed });
  });

  test('the same seed tells the same story, another seed another', () => {
    expect(runSeed(7)).toEqual(runSeed(7));
    expect(runSeed(7).hash).not.toBe(runSeed(8).hash);
  });
});
