import { describe, expect, it } from 'vitest';
import { YatesError, YatesErrors } from '../../../base/error.ts';

const levelFault = new YatesError({
  code: 'E_FACTOR_LEVEL',
  place: { file: 'sweep.yaml', line: 14, column: 9 },
  message: 'factor "scale": level "two" is not a number',
  next: 'write 2',
});

describe('YatesError', () => {
  it('reads as code, place, fault, next step', () => {
    expect(levelFault.message).toBe(
      'E_FACTOR_LEVEL sweep.yaml:14:9 factor "scale": level "two" is not a number; write 2',
    );
  });

  it('leaves out what is not known', () => {
    expect(new YatesError({ code: 'E_X', message: 'no' }).message).toBe('E_X no');
  });

  it('keeps the cause', () => {
    const cause = new Error('inner');
    expect(new YatesError({ code: 'E_X', message: 'no', cause }).cause).toBe(cause);
  });

  it('reports several faults together, one a line', () => {
    const all = new YatesErrors([levelFault, new YatesError({ code: 'E_Y', message: 'other' })]);
    expect(all.message.split('\n')).toEqual([levelFault.message, 'E_Y other']);
    expect(all.code).toBe('E_FACTOR_LEVEL');
    expect(all).toBeInstanceOf(YatesError);
  });
});
