import { describe, expect, it } from 'vitest';
import type { AnchorTable } from '../../../../diffusion/score/subject/anchors.ts';
import { primaryFault } from '../../../../diffusion/task/primary-fault.ts';

const table: AnchorTable = {
  base: 'abc',
  backend: 'wasm',
  seeds: 3,
  residuals: { identity: 0.1, heldout_loss: 0.01 },
  subjects: {
    'openmoji-cat': {
      none: { identity: 0.2, heldout_loss: 0.2 },
      own: { identity: 0.8 },
      full: { heldout_loss: 0.15 },
    },
    'fluent-car': {
      none: { identity: 0.2, heldout_loss: 0.2 },
      own: { identity: 0.4 },
      full: { heldout_loss: 0.15 },
    },
  },
};

describe('a primary response', () => {
  it('needs three residual standard deviations between floor and ceiling, for the subject of the options', () => {
    expect(primaryFault('identity', { subject: 'openmoji-cat' }, undefined, table)).toBeUndefined();
    expect(primaryFault('heldout_loss', { subject: 'openmoji-cat' }, undefined, table)).toBeUndefined();
    expect(primaryFault('identity', { subject: 'fluent-car' }, undefined, table)?.message).toBe(
      '"identity" has 2.0 residual standard deviations between floor and ceiling for fluent-car',
    );
  });

  it('has no more room than the scores whose shares it is made of', () => {
    const joint = { ...table, residuals: { ...table.residuals, joint: 0.01 } };
    expect(primaryFault('joint', { subject: 'fluent-car' }, undefined, joint)?.message).toContain(
      '"joint" has 2.0',
    );
    expect(primaryFault('joint', { subject: 'openmoji-cat' }, undefined, joint)).toBeUndefined();
  });

  it('is judged for the default subject where the options name none', () => {
    expect(primaryFault('identity', {}, undefined, table)).toBeUndefined();
  });

  it('is judged for every subject that the sweep varies', () => {
    expect(primaryFault('identity', {}, ['openmoji-cat', 'fluent-car'], table)?.message).toContain(
      'fluent-car',
    );
    expect(primaryFault('identity', {}, ['openmoji-cat'], table)).toBeUndefined();
  });

  it('will do where nothing was measured, and of another task', () => {
    expect(primaryFault('identity', { subject: 'fluent-heart' }, undefined, table)).toBeUndefined();
    expect(primaryFault('clip_text', { subject: 'fluent-car' }, undefined, table)).toBeUndefined();
    expect(primaryFault('kid', { task: 'finetune' }, undefined, table)).toBeUndefined();
  });
});
