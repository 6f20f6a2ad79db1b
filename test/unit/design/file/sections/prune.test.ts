import { describe, expect, test } from 'vitest';
import { designOf } from '../../../../../design/design-of.ts';
import { parseSweep } from '../../../../../design/file/parse-sweep.ts';
import { adapterTrainers } from '../../../../fixtures/design/adapter-trainers.ts';
import { faultsOf, rightSweep } from '../../sweep-text.ts';

const specOf = (lines: string) =>
  parseSweep(`${rightSweep}${lines}`, { fileName: 'sweep.yaml', trainers: adapterTrainers });

describe('prune in a sweep file', () => {
  test('takes the goal of the response, and keeps half where not told', () => {
    const primary = specOf('').primary;
    const { prune } = specOf(`prune: { halving: { metric: ${primary.name}, at: [10, 20] } }\n`);
    expect(prune).toEqual({ metric: primary.name, goal: primary.goal, at: [10, 20], keep: 0.5 });
    const other = specOf('prune: { halving: { metric: loss, goal: minimize, at: [5], keep: 0.3 } }\n');
    expect(other.prune).toEqual({ metric: 'loss', goal: 'minimize', at: [5], keep: 0.3 });
  });

  test('is part of the design, and not there where it is left out', () => {
    expect('prune' in specOf('')).toBe(false);
    const hash = (lines: string): string => designOf(specOf(lines), 'base', adapterTrainers).hash;
    expect(hash('prune: { halving: { metric: loss, goal: minimize, at: [5] } }\n')).not.toBe(hash(''));
  });

  test('is refused with its place where it would not do', () => {
    const faults = (text: string): string =>
      faultsOf(`${rightSweep}prune: { halving: { ${text} } }\n`).join('\n');
    expect(faults('metric: loss, at: [5]')).toMatch(
      /E_PRUNE \d+:\d+ prune.halving: "loss" is not a response, so it needs a goal of its own; add goal: minimize/,
    );
    expect(faults('metric: loss, goal: minimize, at: [5, 5]')).toMatch(/E_PRUNE .*the steps do not ascend/);
    expect(faults('metric: loss, goal: minimize, at: []')).not.toBe('');
    expect(faults('metric: loss, goal: minimize, at: [5], keep: 1')).not.toBe('');
  });
});
