import { describe, expect, test } from 'vitest';
import { parseTrainerOptions, trainerOptionFaults } from '../../../../diffusion/task/options.ts';
import { checkSetting, parseSettings } from '../../../../diffusion/task/settings.ts';

describe("a trial's settings", () => {
  test('have defaults for all but the input', () => {
    expect(parseSettings({ input: 'attn2o' }, () => 8)).toEqual({
      adapter: { site: { input: 'CAout', output: 'FFNin' }, activation: 'relu', scale: 1, midDim: 8 },
      init: 'zero',
      learningRate: undefined,
    });
  });

  test('are read in full', () => {
    const settings = {
      input: 'Resin',
      output: 'reso',
      activation: 'sig',
      scale: 4,
      midDim: 3,
      init: 'default',
      lr: 0.01,
    };
    expect(parseSettings(settings, () => 8)).toEqual({
      adapter: { site: { input: 'Resin', output: 'Resout' }, activation: 'sigmoid', scale: 4, midDim: 3 },
      init: 'default',
      learningRate: 0.01,
    });
  });

  test.each([
    [{}, /E_TRIAL_SETTING the setting "input" is missing/],
    [{ input: 'SAin', output: 'CAc' }, /E_ADAPTER_SITE .*SAin, CAin, FFNin, Transout/],
    [{ input: 'nowhere' }, /E_ADAPTER_SITE no adapter position "nowhere"/],
    [
      { input: 'CAc', color: 'red' },
      /E_TRIAL_SETTING .* no setting "color"; use factors among input, output/,
    ],
    [{ input: 'CAc', scale: 'two' }, /E_TRIAL_SETTING scale: "two" is not a number/],
    [{ input: 'CAc', scale: 0 }, /E_ADAPTER_SCALE/],
    [{ input: 'CAc', midDim: 1.5 }, /E_ADAPTER_WIDTH/],
    [{ input: 'CAc', activation: 'gelu' }, /E_ADAPTER_ACTIVATION .*relu, sigmoid, silu, identity/],
    [{ input: 'CAc', init: 'ones' }, /E_TRIAL_SETTING init: "ones" is not zero or default/],
    [{ input: 'CAc', lr: -1 }, /E_TRIAL_SETTING lr/],
    [{ input: 3 }, /E_TRIAL_SETTING input: 3/],
  ])('%j are refused', (settings, message) => {
    expect(() => parseSettings(settings as Record<string, string | number>, () => 8)).toThrow(message);
  });

  test('can be checked level by level', () => {
    expect(() => checkSetting('output', 'Transout')).not.toThrow();
    expect(() => checkSetting('output', 'Transin')).toThrow(/E_ADAPTER_SITE/);
  });
});

describe("the trainer's options", () => {
  test('have defaults', () => {
    expect(parseTrainerOptions({})).toMatchObject({ task: 'dreambooth', subject: 'openmoji-cat', batch: 4 });
  });

  test('all faults are found at once, each with its place and next step', () => {
    expect(trainerOptionFaults({ steps: 0, stepz: 3, subject: 'dog' })).toEqual([
      {
        path: ['subject'],
        message: expect.stringContaining('openmoji-cat') as string,
        next: 'write for instance "openmoji-cat"',
      },
      {
        path: ['steps'],
        message: expect.stringContaining('steps: ') as string,
        next: expect.stringContaining('write for instance') as string,
      },
      {
        path: ['stepz'],
        message: 'no option is called "stepz"',
        next: expect.stringContaining('steps, batch') as string,
      },
    ]);
    expect(() => parseTrainerOptions({ steps: 0.5 })).toThrow(/E_TRAINER_OPTION trainer: steps/);
  });
});
