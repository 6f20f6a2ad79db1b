import { expect, it } from 'vitest';
import { faultsOf, rightSweep } from '../../sweep-text.ts';

it('dispatch is refused beside whole plots', () => {
  const text = `${rightSweep}dispatch: { balance: agent }\n`;
  expect(faultsOf(text)).toEqual([]);
  expect(faultsOf(`${text}design: { whole_plot: [input] }\n`)).toEqual([
    'E_DISPATCH 13:1 dispatch and whole plots exclude each other: the runs of a whole plot stay together, which balancing would break up; remove dispatch, or whole_plot',
  ]);
});
