import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trialId } from '../../../../base/ids.ts';
import { SweepTrials } from '../../../../coordinator/core/sweep-trials.ts';
import type { PlannedTrial } from '../../../../design/planned-trial.ts';
import type { Level } from '../../../../design/sweep-spec.ts';

interface Toy {
  readonly plan: PlannedTrial;
  status: string;
}

const trialsOf = (objectsFirst: number, expected = 0): SweepTrials<Toy> =>
  new SweepTrials<Toy>({
    make: (plan) => ({ plan, status: 'queued' }),
    status: 'queued',
    expected: () => expected,
    objectsFirst,
  });

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'.split('');
const id = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom(...alphabet), minLength: 26, maxLength: 26 }) },
  fc.string({ maxLength: 30 }),
);
const whole = fc.oneof(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.constantFrom(2 ** 31, 0.5, -1, 2 ** 53));
const level: fc.Arbitrary<Level> = fc.oneof(
  fc.constantFrom<Level>('a', 'b', '1', 1, 0, -0, true, false, 0.1),
  fc.string(),
);
const columns = fc.constantFrom<readonly string[]>(['x'], ['x', 'y'], ['y', 'x'], []);
const stretch = fc.record({
  columns,
  reference: fc.option(fc.constantFrom('r', 's'), { nil: undefined }),
  rows: fc.array(
    fc.record({
      id,
      cell: whole,
      replicate: whole,
      seed: whole,
      block: whole,
      levels: fc.tuple(level, level),
    }),
    { maxLength: 8 },
  ),
});

describe('the trials of a sweep', () => {
  test('are those that were added, in packed form and as objects', () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 6 }),
        fc.nat(6),
        fc.nat(50),
        fc.array(fc.nat(40), { maxLength: 5 }),
        (stretches, objectsFirst, expected, touched) => {
          const trials = trialsOf(objectsFirst, expected);
          const model: PlannedTrial[] = [];
          for (const { columns: names, reference, rows } of stretches) {
            const head = { columns: names, reference };
            for (const { levels, id: text, ...plan } of rows) {
              const row = levels.slice(0, names.length);
              const isNew = !model.some((other) => other.id === text);
              expect(trials.add(head, { ...plan, id: trialId(text) }, ['head', ...row], 1)).toBe(isNew);
              if (!isNew) continue;
              const settings = Object.fromEntries(names.map((name, at) => [name, row[at] as Level]));
              const planned = { ...plan, id: trialId(text), plannedOrder: model.length, settings };
              model.push(reference === undefined ? planned : { ...planned, reference });
            }
          }
          for (const position of touched) {
            const trial = trials.at(position);
            expect(trial?.plan).toEqual(model[position]);
            if (trial !== undefined) trial.status = 'done';
          }
          expect(trials.length).toBe(model.length);
          expect([...trials].map(({ plan }) => plan)).toEqual(model);
          expect(trials.plansTo(3).slice(1, 9)).toEqual(model.slice(1, 3));
          model.forEach((plan, at) => {
            expect(Object.keys(trials.planAt(at)?.settings ?? {})).toEqual(Object.keys(plan.settings));
            expect(trials.idAt(at)).toBe(plan.id);
            expect(trials.statusOf(plan.id)).toBe(touched.includes(at) ? 'done' : 'queued');
            expect(trials.look(at)?.status).toBe(touched.includes(at) ? 'done' : 'queued');
            expect(trials.get(plan.id)).toBe(trials.at(at));
          });
          expect(trials.has(trialId('is not there'))).toBe(false);
        },
      ),
    );
  });
});

describe('a trial to which nothing has happened', () => {
  const many = (): SweepTrials<Toy> => {
    const trials = trialsOf(10);
    const head = { columns: ['x'], reference: undefined };
    for (let at = 0; at < 5000; at++) {
      const plan = {
        id: trialId(`t${String(at).padStart(25, '0')}`),
        cell: at,
        replicate: 1,
        seed: 7,
        block: 1,
      };
      expect(trials.add(head, plan, [at % 3], 0)).toBe(true);
    }
    return trials;
  };

  test('is found by its id and place among thousands', () => {
    const trials = many();
    expect([...trials.touched()]).toHaveLength(10);
    expect(trials.get(trialId('t0000000000000000000004321'))?.plan).toMatchObject({
      plannedOrder: 4321,
      cell: 4321,
      settings: { x: 1 },
    });
    expect(trials.at(4321)).toBe(trials.look(4321));
    expect([...trials.touched()]).toHaveLength(11);
    expect(trials.at(5000)).toBeUndefined();
    expect(trials.look(-1)).toBeUndefined();
  });

  test('refuses to be changed where it was only looked at', () => {
    const trial = many().look(4000) as Toy;
    expect(() => {
      trial.status = 'done';
    }).toThrow(TypeError);
  });
});
