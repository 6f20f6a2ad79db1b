import { describe, expect, it } from 'vitest';
import type { HeadRoomTable } from '../../../../diffusion/score/subject/head-room.ts';
import { primaryFault } from '../../../../diffusion/task/primary-fault.ts';

const table: HeadRoomTable = {
  base: 'abc',
  subjects: {
    'openmoji-cat': {
      identity: { floor: 0.2, ceiling: 0.8, residual: 0.1 },
      heldout_loss: { floor: 0.2, ceiling: 0.15, residual: 0.01 },
    },
    'fluent-car': {
      identity: { floor: 0.2, ceiling: 0.4, residual: 0.1 },
      heldout_loss: { floor: 0.2, ceiling: 0.15, residual: 0.1 },
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
