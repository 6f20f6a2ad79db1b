import { describe, expect, test } from 'vitest';
import { CoreBench, crashed, grantOf } from './core-bench.ts';

const on = (...ids: readonly (string | undefined)[]) =>
  ids.map((id) => (id === undefined ? undefined : { id, isSlice: id.startsWith('MIG') }));
const four = on('a', 'b', 'c', 'd');
const ask = (slots: number, gpus: number, name = 'big') => ({ ...grantOf(name), slots, gpus });
const phases = (bench: CoreBench): string => bench.state.slots.map(({ doing }) => doing.phase).join(' ');
const begun = (bench: CoreBench): (readonly number[])[] =>
  bench.effects.flatMap((effect) => (effect.kind === 'runTrial' ? [effect.slots] : []));

/** The idle processes in these slots are gone. */
function gone(bench: CoreBench, ...slots: readonly number[]): void {
  for (const slot of slots) bench.feed({ kind: 'trainerDown', slot, message: 'killed' });
}

describe('a trial of several GPUs', () => {
  test('begins once no other process is in its slots, and holds them until it ends', () => {
    const bench = new CoreBench({ slots: 4, slotGpus: four });
    const big = ask(1, 2);
    bench.run(big);
    expect(phases(bench)).toBe('running lent idle idle');
    expect(bench.effects.filter(({ kind }) => kind === 'stopTrainer')).toEqual([
      { kind: 'stopTrainer', slot: 1 },
    ]);
    expect(begun(bench)).toEqual([]);
    gone(bench, 1);
    expect(begun(bench)).toEqual([[0, 1]]);
    expect(bench.out('lease').call).toMatchObject({ slots: 2, gpus: 2 });
    bench.end(big, crashed);
    expect(phases(bench)).toBe('settling starting idle idle');
    bench.feed({ kind: 'trainerReady', slot: 1, backend: 'fake' });
    bench.feed({ kind: 'trainerReady', slot: 0, backend: 'fake' });
    expect(bench.out('lease').call).toMatchObject({ slots: 4, gpus: 4 });
  });

  test('gets GPUs that are wholly free, with all slots on them', () => {
    const bench = new CoreBench({ slots: 6, slotGpus: on('a', 'b', 'c', 'a', 'b', 'c') });
    bench.run(ask(1, 0, 'small'));
    expect(bench.out('lease').call).toMatchObject({ slots: 5, gpus: 2 });
    bench.answer({ method: 'lease', grants: [ask(1, 2)] });
    expect(phases(bench)).toBe('running running lent idle lent lent');
    gone(bench, 2, 4, 5);
    expect(begun(bench)).toEqual([[0], [1, 2, 4, 5]]);
  });

  test('gets no slices, and is given back where too few GPUs are free', () => {
    const bench = new CoreBench({ slots: 3, slotGpus: on('MIG-1', 'MIG-2', 'a') });
    bench.run(ask(1, 2));
    expect(begun(bench)).toEqual([]);
    expect(bench.out('release').call).toMatchObject({ held: [{ trialId: 'big' }], reason: 'no free slot' });
    expect(phases(bench)).toBe('idle idle idle');
    expect(bench.out('lease').call).toMatchObject({ gpus: 1 });
  });

  test('gets as many slots as it asks for beside its GPUs', () => {
    const bench = new CoreBench({ slots: 4, slotGpus: four });
    bench.run(ask(3, 1));
    gone(bench, 1, 2);
    expect(begun(bench)).toEqual([[0, 1, 2]]);
  });

  test('that is cancelled before it began leaves its slots to others', () => {
    const bench = new CoreBench({ slots: 2, slotGpus: on('a', 'b') });
    const big = ask(1, 2);
    bench.run(big);
    bench.wake();
    const held = { trialId: big.trialId, verdict: 'cancel' } as const;
    bench.answer({ method: 'renew', renewals: [held], registerAgain: false });
    expect(phases(bench)).toBe('stopping lent');
    gone(bench, 0);
    expect(phases(bench)).toBe('starting settling');
    gone(bench, 1);
    expect(phases(bench)).toBe('starting starting');
    expect(begun(bench)).toEqual([]);
  });

  test('whose own process ends before it began is given back', () => {
    const bench = new CoreBench({ slots: 2, slotGpus: on('a', 'b') });
    bench.run(ask(1, 2));
    gone(bench, 0);
    expect(bench.out('release').call).toMatchObject({ held: [{ trialId: 'big' }] });
    expect(phases(bench)).toBe('starting settling');
  });
});

test('a trial of several slots holds them on a machine without GPUs as well', () => {
  const bench = new CoreBench({ slots: 3 });
  bench.run(ask(2, 0));
  gone(bench, 1);
  expect(begun(bench)).toEqual([[0, 1]]);
  expect(bench.out('lease').call).toMatchObject({ slots: 1, gpus: 0 });
});

describe('trials one after another', () => {
  /** The GPU or slot of each trial, where each begins when the one before has ended. */
  function takenBy(bench: CoreBench, names: readonly string[], gpus = 0): string[] {
    return names.map((name) => {
      const grant = ask(1, gpus, name);
      bench.answer({ method: 'lease', grants: [grant] });
      const slot = bench.state.slots.findIndex(
        ({ doing }) => doing.phase === 'running' && doing.grant.trialId === grant.trialId,
      );
      bench.end(grant, crashed);
      bench.feed({ kind: 'trainerReady', slot, backend: 'fake' });
      return bench.state.config.slotGpus?.[slot]?.id ?? `slot ${slot}`;
    });
  }

  test('take the GPU that no trial has begun on for longest', () => {
    const bench = new CoreBench({ slots: 3, slotGpus: on('a', 'b', 'c') }).join();
    expect(takenBy(bench, ['1', '2', '3', '4'])).toEqual(['a', 'b', 'c', 'a']);
    expect(takenBy(bench, ['5', '6'], 1)).toEqual(['b', 'c']);
  });

  test('take another GPU before the second slot of one', () => {
    const bench = new CoreBench({ slots: 4, slotGpus: on('a', 'a', 'b', 'b') }).join();
    bench.answer({ method: 'lease', grants: [ask(1, 0, '1')] });
    bench.answer({ method: 'lease', grants: [ask(1, 0, '2')] });
    expect(phases(bench)).toBe('running idle running idle');
  });

  test('take the first slot where there are no GPUs', () => {
    const bench = new CoreBench({ slots: 3 }).join();
    expect(takenBy(bench, ['1', '2', '3'])).toEqual(['slot 0', 'slot 0', 'slot 0']);
  });
});
