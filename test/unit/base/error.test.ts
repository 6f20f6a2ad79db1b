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
    expect(new YatesError({ code: 'E_NAME', message: 'no' }).message).toBe('E_NAME no');
  });

  it('keeps the cause', () => {
    const cause = new Error('inner');
    expect(new YatesError({ code: 'E_NAME', message: 'no', cause }).cause).toBe(cause);
  });

  it('has the exit class of its code, unless it is given another', () => {
    expect(levelFault.exit).toBe('usage');
    expect(new YatesError({ code: 'E_COORDINATOR', message: 'no' }).exit).toBe('failure');
    expect(new YatesError({ code: 'E_COORDINATOR', message: 'no', exit: 'usage' }).exit).toBe('usage');
    expect(new YatesErrors([levelFault]).exit).toBe('usage');
  });

  it('reports several faults together, one a line', () => {
    const all = new YatesErrors([levelFault, new YatesError({ code: 'E_YAML', message: 'other' })]);
    expect(all.message.split('\n')).toEqual([levelFault.message, 'E_YAML other']);
    expect(all.code).toBe('E_FACTOR_LEVEL');
    expect(all).toBeInstanceOf(YatesError);
  });
});
