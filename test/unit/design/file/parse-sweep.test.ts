import { describe, expect, it } from 'vitest';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';
import { adapterTrainers } from '../../../fixtures/design/adapter-trainers.ts';
import { rightSweep, withLine } from '../sweep-text.ts';

const parse = (text: string) => parseSweep(text, { fileName: 'sweep.yaml', trainers: adapterTrainers });

describe('parseSweep', () => {
  it('fills in the defaults of a short file', () => {
    expect(parse(rightSweep)).toEqual({
      version: 1,
      name: 'right',
      description: '',
      factors: [
        { name: 'input', label: 'input', levels: ['SAin', 'CAc', 'CAout'] },
        { name: 'scale', label: 'scale', levels: [0.5, 1, 2] },
      ],
      derive: [
        {
          name: 'output',
          by: 'input',
          map: [
            ['SAin', 'SAin'],
            ['CAc', 'CAc'],
            ['CAout', 'FFNin'],
          ],
        },
      ],
      constraints: [
        { kind: 'rule', rule: 'adapter-positions' },
        { kind: 'expression', expression: 'scale <= 2 || input == "CAc"' },
      ],
      replicates: 1,
      blocks: 'replicate',
      seed: 0,
      seeds: 'own',
      primary: { name: 'clip', goal: 'maximize', label: 'clip' },
      responses: [{ name: 'clip', goal: 'maximize', label: 'clip' }],
      trainer: { kind: 'diffusion', options: { steps: 200 }, timeoutMs: 0, stallTimeoutMs: 300_000 },
      resources: { slots: 1, labels: {} },
      retry: {
        user: 1,
        outOfMemory: 1,
        diverged: 0,
        timeout: 1,
        lost: 5,
        infrastructure: 20,
        metricsMissing: 1,
      },
    });
  });

  it('takes every key that the format has', () => {
    const spec = parse(`
version: 1
name: all.keys-2
description: everything
factors:
  use_bias: { levels: [true, false], label: bias }
  width: [8, 16]
derive:
  height: { by: width, map: { 8: 4, 16.0: 2 } }
constraints: []
replicates: 3
blocks: none
seed: 9007199254740991
response:
  primary: score
  goal: minimize
  label: the score
  also: [{ name: loss, goal: minimize, label: the loss }, { name: time, goal: minimize }]
trainer: { kind: command, command: [python, train.py], timeout: 1.5h, stall_timeout: none }
resources: { slots: 2, labels: { gpu: h100 } }
retry: { user: 0, out_of_memory: 2, diverged: 3, timeout: 4, lost: 5, infrastructure: 6, metrics_missing: 7 }
`);
    expect(spec.factors[0]).toEqual({ name: 'use_bias', label: 'bias', levels: [true, false] });
    expect(spec.derive[0]?.map).toEqual([
      [8, 4],
      [16, 2],
    ]);
    expect(spec.responses.map(({ name, label }) => [name, label])).toEqual([
      ['score', 'the score'],
      ['loss', 'the loss'],
      ['time', 'time'],
    ]);
    expect(spec.trainer).toEqual({
      kind: 'command',
      options: { command: ['python', 'train.py'] },
      timeoutMs: 5_400_000,
      stallTimeoutMs: 0,
    });
    expect(spec).toMatchObject({ blocks: 'none', replicates: 3, seed: Number.MAX_SAFE_INTEGER });
    expect(spec.resources).toEqual({ slots: 2, labels: { gpu: 'h100' } });
    expect(Object.values(spec.retry)).toEqual([0, 2, 3, 4, 5, 6, 7]);
  });

  it('survives JSON unchanged, as the log keeps it', () => {
    const spec = parse(rightSweep);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  it('keeps the order of factors and levels', () => {
    const spec = parse(withLine('  scale', '  scale: [2, 0.5, 1]\n  alpha: [b, a]'));
    expect(spec.factors.map(({ name }) => name)).toEqual(['input', 'scale', 'alpha']);
    expect(spec.factors[1]?.levels).toEqual([2, 0.5, 1]);
  });

  it('reads levels as YAML 1.2 does: yes and no are text, quoted numbers are text', () => {
    const spec = parse(withLine('  scale', "  scale: [0.5, 1, 2]\n  answer: [yes, no, '1']"));
    expect(spec.factors[2]?.levels).toEqual(['yes', 'no', '1']);
  });

  it('holds -0 and 0 for one level', () => {
    expect(() => parse(withLine('  scale', '  scale: [0, -0, 1, 2]'))).toThrow('E_FACTOR_DUPLICATE_LEVEL');
  });
});
