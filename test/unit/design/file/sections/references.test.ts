import { describe, expect, it } from 'vitest';
import { commandOptionFaults } from '../../../../../agent/command/command-options.ts';
import { designOf } from '../../../../../design/design-of.ts';
import { parseSweep } from '../../../../../design/file/parse-sweep.ts';
import type { TrainerCheck } from '../../../../../design/trainer-check.ts';
import { adapterTrainers } from '../../../../fixtures/design/adapter-trainers.ts';
import { faultsOf, rightSweep } from '../../sweep-text.ts';

const withReferences = (lines: string): string => `${rightSweep}references:\n${lines}`;

const trainer: TrainerCheck = {
  ...adapterTrainers.diffusion,
  options: () => [],
  column: (name) => (name === 'zeal' ? { message: 'no zeal', next: 'leave it out' } : undefined),
  level: (name, level) => (level === 'wild' ? { message: `${name} is wild`, next: 'tame it' } : undefined),
};

describe('references of a sweep file', () => {
  it('become trials outside the design, once in each replicate', () => {
    const spec = parseSweep(
      `${withReferences('  - { name: no adapter, settings: { adapter: none } }\n')}replicates: 2\n`,
      { fileName: 'sweep.yaml', trainers: adapterTrainers },
    );
    expect(spec.references).toEqual([{ name: 'no adapter', settings: { adapter: 'none' } }]);
    const { cells, trials } = designOf(spec, 'base', adapterTrainers);
    const beside = trials.filter(({ reference }) => reference !== undefined);
    expect(beside.map(({ replicate, cell, settings }) => [replicate, cell, settings])).toEqual([
      [1, cells, { adapter: 'none' }],
      [2, cells, { adapter: 'none' }],
    ]);
    expect(new Set(trials.map(({ id }) => id)).size).toBe(2 * (cells + 1));
  });

  it.each([
    [
      'two of a name',
      '  - { name: a, settings: { x: 1 } }\n  - { name: a, settings: { x: 2 } }\n',
      'E_REFERENCE_NAME 15:13 reference "a": another reference has this name; rename one of them',
    ],
    [
      'two with the same settings',
      '  - { name: a, settings: { x: 1, y: 2 } }\n  - { name: b, settings: { y: 2, x: 1 } }\n',
      'E_REFERENCE_SAME 15:26 reference "b": it has the settings of reference "a"; remove one of them',
    ],
    [
      'a cell of the design',
      '  - { name: a, settings: { input: CAc, scale: 2, output: CAc } }\n',
      'E_REFERENCE_SAME 14:5 reference "a" is a cell of the design; remove it: the design runs it already',
    ],
    [
      'a setting that the trainer does not read',
      '  - { name: a, settings: { zeal: 1 } }\n',
      'E_REFERENCE_SETTING 14:34 reference "a": no zeal; leave it out',
    ],
    [
      'a level that the trainer refuses',
      '  - { name: a, settings: { mood: wild } }\n',
      'E_REFERENCE_SETTING 14:34 reference "a": mood is wild; tame it',
    ],
    [
      'a name that exports keep',
      '  - { name: a, settings: { state: 1 } }\n',
      'E_NAME_RESERVED 14:28 setting "state" has a name that is reserved for a column that every export has; rename it, for example state_level',
    ],
    [
      'the name of the response',
      '  - { name: a, settings: { clip: 1 } }\n',
      'E_REFERENCE_SETTING 14:34 reference "a": "clip" is a response; rename one of them',
    ],
    ['no settings', '  - { name: a }\n', 'E_SWEEP_MISSING 14:5 key "settings" is missing in references.0'],
  ])('refuse %s', (_, lines, fault) => {
    const faults = faultsOf(withReferences(lines), { trainers: { diffusion: trainer } });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it('may break the constraints: that may be why they are no part of the design', () => {
    const lines = '  - { name: a, settings: { input: SAin, scale: 2, output: CAc } }\n';
    expect(faultsOf(withReferences(lines))).toEqual([]);
  });

  it('must set what the line of a program asks for', () => {
    const command: TrainerCheck = {
      ...adapterTrainers.diffusion,
      options: commandOptionFaults,
      column: () => undefined,
      level: () => undefined,
    };
    const text = withReferences('  - { name: untuned, settings: { tuned: false } }\n').replace(
      'trainer: { kind: diffusion, steps: 200 }',
      `trainer: { kind: command, run: "train --scale {scale}" }`,
    );
    expect(faultsOf(text, { trainers: { command } })).toEqual([
      expect.stringContaining(
        '14:32 reference "untuned": its settings lack what the trainer needs: run: {scale} is no factor of this sweep',
      ),
    ]);
  });
});
