import { describe, expect, it } from 'vitest';
import { parseSweep } from '../../../../../design/file/parse-sweep.ts';
import { adapterTrainers } from '../../../../fixtures/design/adapter-trainers.ts';
import { faultsOf, rightSweep } from '../../sweep-text.ts';

const withStop = (stop: string): string => `${rightSweep}stop: ${stop}\n`;

describe('the stop rule of a sweep file', () => {
  it('is offered at 5% unless it says otherwise', () => {
    const parse = (stop: string) =>
      parseSweep(withStop(stop), { fileName: 'sweep.yaml', trainers: adapterTrainers }).stop;
    expect(parse('{ when_decided: [input] }')).toEqual({ factors: ['input'], alpha: 0.05, action: 'offer' });
    expect(parse('{ when_decided: [input, scale, input], alpha: 0.01, do: pause }')).toEqual({
      factors: ['input', 'scale'],
      alpha: 0.01,
      action: 'pause',
    });
  });

  it.each([
    ['{ when_decided: [inptu] }', 'E_STOP_FACTOR 13:24 no factor named "inptu"; did you mean "input"?'],
    ['{ when_decided: [] }', 'E_SWEEP_VALUE'],
    ['{ when_decided: [input], alpha: 5 }', 'E_SWEEP_VALUE 13:39 stop.alpha: 5 is not 0.5 or less'],
    ['{ when_decided: [input], do: cancel }', '13:36 stop.do cannot be "cancel"; known: offer, pause'],
    ['{}', 'E_SWEEP_MISSING 13:7 key "when_decided" is missing in stop'],
  ])('refuses %s', (stop, fault) => {
    expect(faultsOf(withStop(stop))).toEqual([expect.stringContaining(fault)]);
  });

  it('is not for what is set by whole plot', () => {
    expect(faultsOf(`${withStop('{ when_decided: [input] }')}design: { whole_plot: [input] }\n`)).toEqual([
      expect.stringContaining('factor "input" is set by whole plot, for which the e-process is not valid'),
    ]);
  });

  it('does not decide a factor with a single level', () => {
    const text = withStop('{ when_decided: [scale] }').replace('[0.5, 1, 2]', '[0.5]');
    expect(faultsOf(text)).toEqual([
      'E_STOP_FACTOR 13:24 factor "scale" has a single level: there is nothing to decide; remove it from when_decided',
    ]);
  });

  it('does not go with prune, which lets results decide what arrives', () => {
    const prune = 'prune: { halving: { metric: clip, at: [10], keep: 0.5 } }\n';
    expect(faultsOf(`${withStop('{ when_decided: [input] }')}${prune}`)).toContainEqual(
      expect.stringContaining('E_STOP_PRUNE 13:7'),
    );
  });
});
