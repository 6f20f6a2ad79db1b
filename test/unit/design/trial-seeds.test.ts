import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { designOf, planSheet } from '../../../design/design-of.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import { seedDrawer, seedMax } from '../../../design/trial-seeds.ts';
import { adapterTrainers } from '../../fixtures/design/adapter-trainers.ts';

const designOfFile = (path: string, more = '') => {
  const text = readFileSync(join(packageRoot, path), 'utf8').replace(/^seeds: .*\n/m, '');
  const spec = parseSweep(`${text}${more}`, { fileName: path, trainers: adapterTrainers });
  return { spec, ...designOf(spec, 'base', adapterTrainers) };
};

/** As earlier versions hashed the file, with its run policy. */
const formerHash = (spec: SweepSpec): string =>
  planSheet(spec, 'base', () => {}, adapterTrainers, undefined, 'former').hash;

describe('shared seeds', () => {
  // As the code before there was a choice planned these files.
  test.each([
    [
      'examples/command.yaml',
      '53ee9b386d3aa244f2c939d21fe248908e6d23f533824a30dae91ebdc2dc05bf',
      'gkj2mdghy1avtfx1nb83mxhmna',
    ],
    [
      'examples/finetune.yaml',
      'cd3ce58124854bb38268bf6369d45469502a98abd073a7761e712ebf68b67574',
      '78kgyc3z2vyee4xfjtjfw8zehd',
    ],
    [
      'examples/paper-80.yaml',
      'ed8951924bf719c4003526cbf2a454bff908dee7f89c6494b65c5c0eebe5eb47',
      'fpbh9ytt5ef8vqrt00c38spe5s',
    ],
    [
      'examples/paper.yaml',
      '29ba467f9248c1a25cea194508ebe1e4b558064787facae1b2c0e8cc93c6e520',
      'tnrnt2b0n1a5sqee5g2xj2d5bs',
    ],
    [
      'examples/pytorch.yaml',
      '6d7875e4ac171e432d0099214e6f0b6e8b27a7678f7ed4b5dbf0cac5e6137b08',
      'z4r2vtp6df445dpfqktd9ng5g7',
    ],
    [
      'docs/experiments/quick-a4210e42.yaml',
      '93eba6ce38e4fc8edabe04a72edca0f6944fd5d9133079c8ecfce44ed6c1a4a2',
      'hxr1tkxhzx3h05d07kp6x5wv4h',
    ],
    [
      'examples/tiny.yaml',
      '8169b346badbfe47f0721dff28e97f9efce87fb47fc624312a2c8b99561798db',
      's76nb5a37ybe7ett7e63q86ysb',
    ],
  ])('leave %s the hash and the ids that it had', (path, hash, firstId) => {
    const design = designOfFile(path, 'seeds: shared\n');
    expect([formerHash(design.spec), design.trials[0]?.id]).toEqual([hash, firstId]);
    expect(design.trials.every(({ seed, replicate }) => seed === replicate)).toBe(true);
    expect(design.spec).not.toHaveProperty('seeds');
  });

  test('are what the experiments of docs/experiments had', () => {
    for (const path of [
      'examples/paper.yaml',
      'examples/paper-80.yaml',
      'examples/finetune.yaml',
      'docs/experiments/quick-a4210e42.yaml',
    ])
      expect(readFileSync(join(packageRoot, path), 'utf8')).toMatch(/^seeds: shared\b/m);
  });
});

describe('own seeds', () => {
  test('are the default, and the same again', () => {
    const [first, again] = [designOfFile('examples/paper.yaml'), designOfFile('examples/paper.yaml')];
    expect(first.spec.seeds).toBe('own');
    expect(formerHash(first.spec)).toBe('c647338431da433a13087fda8ef65df9ca5c87aa763f64ba23cf56be32d54c4f');
    expect(again.trials).toEqual(first.trials);
    expect(designOfFile('examples/paper.yaml', 'seeds: own\n').hash).toBe(first.hash);
  });

  test('are all different, references included, positive and of 31 bits', () => {
    const { trials } = designOfFile('examples/paper.yaml');
    const seeds = trials.map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(966);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 1 && seed <= seedMax)).toBe(true);
    expect(Math.max(...seeds)).toBeGreaterThan(2 ** 30);
    expect(trials.filter(({ reference }) => reference !== undefined)).toHaveLength(6);
  });

  test('follow from the seed of the design, and are in the ids', () => {
    const one = designOfFile('examples/tiny.yaml');
    const text = readFileSync(join(packageRoot, 'examples/tiny.yaml'), 'utf8').replace(
      'seed: 2303',
      'seed: 2304',
    );
    const spec = parseSweep(text, { fileName: 'tiny.yaml', trainers: adapterTrainers });
    const other = designOf(spec, 'base', adapterTrainers);
    const byCell = ({ trials }: Pick<typeof other, 'trials'>) =>
      trials.toSorted((left, right) => left.cell - right.cell);
    for (const [at, trial] of byCell(one).entries()) {
      const twin = byCell(other)[at];
      expect(twin?.settings).toEqual(trial.settings);
      expect(twin?.seed).not.toBe(trial.seed);
      expect(twin?.id).not.toBe(trial.id);
    }
  });

  test('that another run has are drawn again', () => {
    const spec = { seeds: 'own', seed: 1 } as const;
    const first = seedDrawer(spec)({ size: 1 }, 1);
    const second = seedDrawer(spec, [first])({ size: 1 }, 1);
    expect(second).not.toBe(first);
    const draw = seedDrawer(spec);
    expect([draw({ size: 1 }, 1), draw({ size: 1 }, 1)]).toEqual([first, second]);
  });
});
