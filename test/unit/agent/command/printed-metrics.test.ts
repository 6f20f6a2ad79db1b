import { describe, expect, it } from 'vitest';
import { commandOptionFaults } from '../../../../agent/command/command-options.ts';
import { metricPattern } from '../../../../agent/command/metric-pattern.ts';
import { PrintedMetrics, type PrintedPoint } from '../../../../agent/command/printed-metrics.ts';

function valueIn(pattern: string, line: string): number | undefined {
  const compiled = metricPattern(pattern);
  if ('fault' in compiled) throw new Error(compiled.fault);
  return compiled.valueIn(line);
}

function read(patterns: Record<string, string>, ...chunks: string[]) {
  const points: PrintedPoint[] = [];
  const printed = new PrintedMetrics(patterns, (point) => points.push(point));
  const stream = printed.stream();
  for (const chunk of chunks) stream.push(Buffer.from(chunk));
  stream.end();
  return { points, last: printed.last };
}

describe('the number of a group', () => {
  it.each([
    ['loss: ([0-9.]+)', 'val loss: 0.25 (best)', 0.25],
    ['loss: ([0-9.]+)', 'loss: 0.25.', 0.25],
    // A group that cannot hold an exponent would make this 1.5.
    ['loss: ([0-9.]+)', 'loss: 1.5e-05', 1.5e-5],
    ['loss: (\\d)', 'loss: 123', 123],
    ['loss: (\\S+)', 'loss: 1E+3,', 1000],
    ['loss: (\\S+)', 'loss: -.5', -0.5],
    ['loss: (\\S+)', 'loss: nan', Number.NaN],
    ['loss: (\\S+)', 'loss: -inf)', Number.NEGATIVE_INFINITY],
    ['loss: (\\S+)', 'loss: Infinity', Infinity],
    ['acc (\\S+)', 'acc 85.3%', 85.3],
    ['acc (\\S+)%', 'acc 85.3%', 85.3],
    ['seen ([\\d,]+)', 'seen 1,234,567 images', 1_234_567],
    ['seen ([\\d,]+)', 'seen 0,345', undefined],
    ['loss: (\\S+)', 'loss: info', undefined],
    ['loss: (\\S+)', 'loss: 12.3s', undefined],
    ['loss: (\\S+)', 'loss: N/A', undefined],
    ['loss: (\\S+)?', 'loss: ', undefined],
    ['loss: (\\S+)', 'Loss: 1', undefined],
    ['(?i)loss: (\\S+)', 'Loss: 1', 1],
  ])('of %s in "%s" is %s', (pattern, line, value) => {
    expect(valueIn(pattern, line)).toBe(value);
  });

  it('is found in no time by a pattern that other engines never end with', () => {
    // RE2 is linear; with backtracking this takes longer than the age of the universe.
    expect(valueIn('^(?:a+)+(\\d)$', 'a'.repeat(4_000))).toBeUndefined();
  });
});

describe('a pattern', () => {
  it.each([
    ['val loss: (', 'missing closing )', 'RE2'],
    ['(?=x)(1)', 'Perl syntax', 'no look-around'],
    ['(1)\\1', 'escape', 'back references'],
    ['loss: [0-9.]+', 'no group', 'round brackets'],
    ['(train|val) loss: (\\S+)', '2 groups', '(?: )'],
    ['(1)\n', 'lines', 'one line'],
  ])('%j is refused with its place', (pattern, message, next) => {
    expect(commandOptionFaults({ run: ['a'], metrics: { loss: pattern } })).toEqual([
      {
        path: ['metrics', 'loss'],
        message: expect.stringContaining(message),
        next: expect.stringContaining(next),
      },
    ]);
  });

  it('has the name of a metric', () => {
    const faults = commandOptionFaults({ run: ['a'], metrics: { 'val loss': '(1)' } });
    expect(faults).toMatchObject([{ path: ['metrics', 'val loss'] }]);
  });
});

describe('metrics in what is printed', () => {
  it('are points of a curve that counts up, and the last one is the result', () => {
    const { points, last } = read(
      { loss: 'loss (\\S+)', acc: 'acc (\\S+)' },
      'loss 3\nloss 2 acc 0',
      '.5\nloss 1',
    );
    expect(points.map(({ step, metrics }) => [step, metrics])).toEqual([
      [1, { loss: 3 }],
      [2, { loss: 2 }],
      [1, { acc: 0.5 }],
      [3, { loss: 1 }],
    ]);
    expect(last).toEqual({ loss: 1, acc: 0.5 });
  });

  it('stand at the step that the same line or one before names', () => {
    const patterns = { step: 'epoch (\\d+)', steps: 'epoch \\d+/(\\d+)', loss: 'loss (\\S+)' };
    const { points, last } = read(patterns, 'epoch 5/30\nloss 2\nepoch 10/30 loss 1\n');
    expect(points).toEqual([
      { step: 5, steps: 30, metrics: { loss: 2 } },
      { step: 10, steps: 30, metrics: { loss: 1 } },
    ]);
    expect(last).toEqual({ loss: 1 });
  });

  it('are found in progress bars and between colours', () => {
    expect(
      read({ loss: 'loss=(\\S+)' }, '10% loss=3\r20% loss=2\r\u001b[1mloss=\u001b[32m1\u001b[0m').last,
    ).toEqual({
      loss: 1,
    });
    expect(read({ loss: 'loss=(\\S+)' }, 'nothing\n').last).toBeUndefined();
  });
});
