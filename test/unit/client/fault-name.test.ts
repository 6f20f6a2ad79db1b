import { expect, it } from 'vitest';
import { faultName } from '../../../client/fault-name.ts';
import { faultClasses } from '../../../proto/vocabulary.ts';

it('names the classes of faults as --json and the screen always have', () => {
  expect([...faultClasses.words, 'unknown' as const].map(faultName)).toEqual([
    'user',
    'out-of-memory',
    'diverged',
    'timeout',
    'lost',
    'infrastructure',
    'metrics-missing',
    'machine',
    'unknown',
  ]);
});
