import { describe, expect, it } from 'vitest';
import { parseSweep } from '../../../../../design/file/parse-sweep.ts';
import { faultsOf, rightSweep } from '../../sweep-text.ts';

const withStop = (stop: string): string => `${rightSweep}stop: ${stop}\n`;

describe('the stop rule of a sweep file', () => {
  it('is offered at 5% unless it says otherwise', () => {
    const parse = (stop: string) => parseSweep(withStop(stop), { fileName: 'sweep.yaml' }).stop;
    expect(parse('{ when_decided: [input] }')).toEqual({ factors: ['input'], alpha: 0.05, action: 'offer' });
    expect(parse('{ when_decided: [input, scale, input], alpha: 0.01, do: pause }')).toEqual({
      factors: ['input', 'scale'],
      alpha: 0.01,
      action: 'pause',
    });
  });

  it.each([
    ['{ when_decided: [inptu] }', 'E_STOP_FACTOR 13:24 there is no factor "inptu"; did you mean "input"?'],
    ['{ when_decided: [] }', 'E_SWEEP_VALUE'],
    ['{ when_decided: [input], alpha: 5 }', 'E_SWEEP_VALUE 13:39 stop.alpha: 5 is not 0.5 or less'],
    ['{ when_decided: [input], do: cancel }', '13:36 stop.do: "cancel" is not possible; known: offer, pause'],
    ['{}', 'E_SWEEP_MISSING 13:7 key "when_decided" is missing in stop'],
  ])('refuses %s', (stop, fault) => {
    expect(faultsOf(withStop(stop))).toEqual([expect.stringContaining(fault)]);
  });

  it('is not for what is set by whole plot', () => {
    expect(faultsOf(`${withStop('{ when_decided: [input] }')}design: { whole_plot: [input] }\n`)).toEqual([
      expect.stringContaining('"input" is set by whole plot, which the e-process is not for'),
    ]);
  });

  it('does not go with prune, which lets results decide what arrives', () => {
    const prune = 'prune: { halving: { metric: clip, at: [10], keep: 0.5 } }\n';
    expect(faultsOf(`${withStop('{ when_decided: [input] }')}${prune}`)).toContainEqual(
      expect.stringContaining('E_STOP_PRUNE 13:7'),
    );
  });
});
