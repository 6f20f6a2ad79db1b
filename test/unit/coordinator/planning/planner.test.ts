import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { type PlannedSheet, Planner } from '../../../../coordinator/planning/planner.ts';
import { startPlanning } from '../../../../cli/planning/start-planning.ts';
import { designOf } from '../../../../design/design-of.ts';
import { extendDesign } from '../../../../design/extend.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';
import type { PlannedTrial } from '../../../../design/planned-trial.ts';

const levels = (count: number): string => `[${Array.from({ length: count }, (_, at) => at).join(', ')}]`;

const sweep = (factors: string, more = ''): string => `version: 1
name: any
factors: ${factors}
response: { primary: score, goal: maximize }
trainer: { kind: command, run: ['true'] }
${more}`;

const small = sweep(
  '{ size: [small, large] }',
  'references: [{ name: none, settings: { other: "x, y" } }]\nreplicates: 3',
);
const large = sweep(`{ a: ${levels(60)}, b: ${levels(50)} }`);

const request = (source: string) => ({ source, fileName: 'any.yaml', baseVersion: 'base', earlier: [] });

const trialsOf = (sheet: PlannedSheet): Promise<PlannedTrial[]> => restOf(sheet, 0);

async function restOf(sheet: PlannedSheet, first: number): Promise<PlannedTrial[]> {
  const trials: PlannedTrial[] = [];
  for (;;) {
    const next = await sheet.trialsFrom(first + trials.length);
    if (next.length === 0) return trials;
    trials.push(...next);
  }
}

/** A thread that never answers. */
const hanging = (): Worker => new Worker('setInterval(() => {}, 1000)', { eval: true });

it('plans a sweep for nobody before the first, without a fault', () => {
  expect(() => new Planner({ trainers: {} }).warmUp()).not.toThrow();
});

describe('a planner', () => {
  const planners: Planner[] = [];
  const plannerWith = (startThread?: () => Worker): Planner => {
    const planner = new Planner({ trainers: {}, startThread });
    planners.push(planner);
    return planner;
  };
  afterEach(async () => {
    for (const planner of planners.splice(0)) await planner.close();
  });

  it('plans a small sweep at once, as designOf does, references and all', async () => {
    const planner = plannerWith(() => {
      throw new Error('no thread is needed');
    });
    const sheet = await planner.plan(request(small));
    const design = designOf(parseSweep(small, { fileName: 'any.yaml' }), 'base');
    expect(sheet).toMatchObject({ hash: design.hash, count: 9 });
    expect(await trialsOf(sheet)).toEqual(design.trials);
  });

  it('plans a large sweep in a thread, to the same trials, and goes on from any of them', async () => {
    const sheet = await plannerWith(startPlanning).plan(request(large));
    const design = designOf(parseSweep(large, { fileName: 'any.yaml' }), 'base');
    expect(sheet).toMatchObject({ hash: design.hash, count: 3000 });
    expect(await trialsOf(sheet)).toEqual(design.trials);
    expect(await sheet.trialsFrom(1500)).toEqual(design.trials.slice(1500, 2000));
    sheet.close();
  });

  it('says what is wrong with a sweep file, every fault of it, also from the thread', async () => {
    const faulty = sweep(`{ a: ${levels(10_000)}, b: [1, one], c: [2, two] }`);
    await expect(plannerWith(startPlanning).plan(request(faulty))).rejects.toMatchObject({
      errors: [{ code: 'E_FACTOR_LEVEL' }, { code: 'E_FACTOR_LEVEL' }],
    });
  });

  it('lets no more than so many wait for its thread, and plans small ones meanwhile', async () => {
    const planner = plannerWith(hanging);
    const waiting = Array.from({ length: limits.plansWaiting }, () =>
      planner.plan(request(large)).catch((error: unknown) => error),
    );
    await expect(planner.plan(request(large))).rejects.toMatchObject({ code: 'E_BUSY' });
    expect(await planner.plan(request(small))).toMatchObject({ count: 9 });
    await planner.close();
    for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ code: 'E_STOPPING' });
  });

  it('ends its thread when it is closed: who waits hears that the coordinator stops', async () => {
    const planner = plannerWith(hanging);
    const waiting = [planner.plan(request(large)), planner.plan(request(large))];
    const ends = waiting.map((one) => expect(one).rejects.toThrow('E_STOPPING'));
    await new Promise(setImmediate);
    await planner.close();
    await Promise.all(ends);
  });

  it('plans one after the other, and the next when a run sheet is let go of', async () => {
    let started = 0;
    const planner = plannerWith(() => {
      started++;
      return startPlanning();
    });
    const first = await planner.plan(request(large));
    const second = planner.plan(request(large));
    await first.trialsFrom(0);
    expect(started).toBe(1);
    first.close();
    (await second).close();
    expect(started).toBe(2);
  });

  it.each([
    ['replicates', { kind: 'replicates', more: 2 } as const],
    ['levels', { kind: 'levels', levels: { a: [100, 101] } } as const],
  ])(
    'plans more %s of a large sweep in a thread, to the trials that extendDesign plans',
    async (_name, wish) => {
      const spec = parseSweep(large, { fileName: 'any.yaml' });
      const { trials, hash } = designOf(spec, 'base');
      const design = { spec, baseVersion: 'base', hash };
      const extended = extendDesign({ ...design, trials }, wish);
      let started = 0;
      const planner = plannerWith(() => {
        started++;
        return startPlanning();
      });
      const sheet = await planner.extend({ ...design, wish }, trials);
      const { trials: added, ...rest } = extended;
      expect(sheet).toMatchObject({ ...rest, count: added.length });
      expect(await restOf(sheet, trials.length)).toEqual(added);
      expect(await sheet.trialsFrom(trials.length + 50)).toEqual(added.slice(50, 1_000));
      sheet.close();
      expect(started).toBe(1);
    },
  );

  it('refuses in the thread what cannot be added', async () => {
    const spec = parseSweep(large, { fileName: 'any.yaml' });
    const { trials, hash } = designOf(spec, 'base');
    const wish = { kind: 'replicates', more: 1_000_000 } as const;
    const extending = plannerWith(startPlanning).extend({ spec, baseVersion: 'base', hash, wish }, trials);
    await expect(extending).rejects.toMatchObject({ code: 'E_EXTEND' });
  });
});
