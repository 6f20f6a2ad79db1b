import { describe, expect, it } from 'vitest';
import { anchorsOfSweep } from '../../../../cli/analyse/anchors-of-sweep.ts';
import type { AnchorTable } from '../../../../diffusion/score/subject/anchors.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';

const table: AnchorTable = {
  base: 'abc',
  backend: 'wasm',
  seeds: 3,
  subjects: {
    'openmoji-cat': { none: { identity: 0.125, clip_image: 0.1 }, own: { identity: 0.75 } },
    'fluent-car': { none: { identity: 0.375 }, own: { identity: 0.25 } },
  },
};

const sweepOf = (factors: string, trainer = ''): Parameters<typeof anchorsOfSweep>[0] =>
  parseSweep(
    `version: 1
name: anchors
factors: { ${factors} }
response: { primary: identity, goal: maximize }
trainer: { kind: diffusion${trainer} }
`,
    { fileName: 'anchors.yaml', trainers: {} },
  );

describe('anchors of a sweep', () => {
  it('are means over the subjects that it varies, with floor and ceiling of the score', () => {
    const sweep = sweepOf('subject: [openmoji-cat, fluent-car]');
    expect(anchorsOfSweep(sweep, 'identity', 'abc', table)).toEqual([
      { name: 'base net without adapter', value: 0.25, role: 'floor' },
      { name: "the subject's training pictures", value: 0.5, role: 'ceiling' },
    ]);
  });

  it('are those of the one subject that the options name, and of the default subject where they name none', () => {
    const values = (sweep: Parameters<typeof anchorsOfSweep>[0]): number[] =>
      anchorsOfSweep(sweep, 'identity', 'abc', table).map(({ value }) => value);
    expect(values(sweepOf('scale: [1, 2]', ', subject: fluent-car'))).toEqual([0.375, 0.25]);
    expect(values(sweepOf('scale: [1, 2]'))).toEqual([0.125, 0.75]);
  });

  it('are not given where a subject was not measured, for another base net or for another task', () => {
    const both = sweepOf('subject: [openmoji-cat, fluent-car]');
    expect(anchorsOfSweep(both, 'clip_image', 'abc', table)).toEqual([]);
    expect(anchorsOfSweep(both, 'identity', 'another', table)).toEqual([]);
    expect(anchorsOfSweep(both, 'identity', 'abc', undefined)).toEqual([]);
    const finetune = {
      ...both,
      trainer: { ...both.trainer, options: { task: 'finetune' } },
    };
    expect(anchorsOfSweep(finetune, 'identity', 'abc', table)).toEqual([]);
  });
});
