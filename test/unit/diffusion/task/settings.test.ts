import { describe, expect, test } from 'vitest';
import { metricsWith, parseTrainerOptions, trainerOptionFaults } from '../../../../diffusion/task/options.ts';
import { checkSetting, parseSettings, splitSubject } from '../../../../diffusion/task/settings.ts';

describe("a trial's settings", () => {
  test('have defaults for all but the input', () => {
    expect(parseSettings({ input: 'attn2o' }, () => 8)).toEqual({
      kind: 'adapter',
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
      kind: 'adapter',
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
    [{ input: 'CAc', activation: 'gelu' }, /E_ADAPTER_ACTIVATION .*did you mean "relu"/],
    [{ input: 'CAc', activation: 'leaky' }, /E_ADAPTER_ACTIVATION .*relu, sigmoid, silu, identity/],
    [{ input: 'CAc', init: 'ones' }, /E_TRIAL_SETTING init: "ones" is not zero or default/],
    [{ input: 'CAc', lr: -1 }, /E_TRIAL_SETTING lr/],
    [{ input: 3 }, /E_TRIAL_SETTING input: 3/],
    [{ adapter: 'some' }, /E_TRIAL_SETTING adapter: "some" is not site, none, full/],
    [{ adapter: 'none', input: 'CAc', lr: 0.1 }, /adapter: none has no input, lr; leave out input, lr/],
    [{ adapter: 'full', scale: 2 }, /adapter: full has no scale/],
  ])('%j are refused', (settings, message) => {
    expect(() => parseSettings(settings as Record<string, string | number>, () => 8)).toThrow(message);
  });

  test('may ask for a reference row: nothing trained, or the whole net', () => {
    const read = (settings: Record<string, string | number>) => parseSettings(settings, () => 8);
    expect(read({ adapter: 'none' })).toEqual({ kind: 'none' });
    expect(read({ adapter: 'full' })).toEqual({ kind: 'full', learningRate: undefined });
    expect(read({ adapter: 'full', lr: 1e-4 })).toEqual({ kind: 'full', learningRate: 1e-4 });
    expect(read({ adapter: 'site', input: 'CAc' })).toEqual(read({ input: 'CAc' }));
  });

  test('can be checked level by level', () => {
    expect(() => checkSetting('output', 'Transout')).not.toThrow();
    expect(() => checkSetting('output', 'Transin')).toThrow(/E_ADAPTER_SITE/);
  });
});

describe('the subject as a factor', () => {
  const dreambooth = parseTrainerOptions({ subject: 'openmoji-cat' });

  test('takes the place of the option and is no setting of what is trained', () => {
    const { settings, options } = splitSubject({ input: 'CAc', subject: 'fluent-car' }, dreambooth);
    expect(settings).toEqual({ input: 'CAc' });
    expect(options).toEqual({ ...dreambooth, subject: 'fluent-car' });
  });

  test('may be left out', () => {
    expect(splitSubject({ input: 'CAc' }, dreambooth)).toEqual({
      settings: { input: 'CAc' },
      options: dreambooth,
    });
  });

  test('must be known', () => {
    expect(() => splitSubject({ subject: 'my-dog' }, dreambooth)).toThrow(/E_SUBJECT .*openmoji-cat/);
    expect(() => splitSubject({ subject: 3 }, dreambooth)).toThrow(/E_TRIAL_SETTING subject: 3/);
  });

  test('is refused where the task has none, when the sweep is planned and when the trial is run', () => {
    expect(trainerOptionFaults({ task: 'finetune' }, ['input', 'subject'])).toEqual([
      {
        path: ['task'],
        message: 'task: finetune has no subject, which the sweep varies',
        next: 'write task: dreambooth, or remove the factor subject',
      },
    ]);
    expect(trainerOptionFaults({}, ['input', 'subject'])).toEqual([]);
    const finetune = parseTrainerOptions({ task: 'finetune' });
    expect(() => splitSubject({ subject: 'fluent-car' }, finetune)).toThrow(
      /E_TRIAL_SETTING .*finetune has no subject/,
    );
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
        next: 'did you mean "steps"?',
      },
    ]);
    expect(() => parseTrainerOptions({ steps: 0.5 })).toThrow(/E_TRAINER_OPTION trainer: steps/);
  });

  test('belong to a task, and have defaults of their own there', () => {
    expect(parseTrainerOptions({ task: 'finetune' })).toMatchObject({ style: 'openmoji', batch: 8 });
    expect(trainerOptionFaults({ task: 'finetune', subject: 'openmoji-cat', style: 'noto' })).toEqual([
      expect.objectContaining({ path: ['style'] }),
      {
        path: ['subject'],
        message: '"subject" is an option of task dreambooth, not of finetune',
        next: 'remove it, or write task: dreambooth',
      },
    ]);
    expect(trainerOptionFaults({ style: 'openmoji' })).toEqual([
      {
        path: ['style'],
        message: '"style" is an option of task finetune, not of dreambooth',
        next: 'remove it, or write task: finetune',
      },
    ]);
    expect(trainerOptionFaults({ task: 'finetuning', stepz: 2 })).toEqual([
      {
        path: ['task'],
        message: 'task: there is no task "finetuning"',
        next: 'write dreambooth or finetune or stable-diffusion',
      },
    ]);
  });

  test('decide which metrics there are', () => {
    expect(metricsWith({})).not.toContain('fid');
    expect(metricsWith({ task: 'finetune' })).toContain('fid');
    expect(metricsWith({ task: 'finetuning' })).toContain('fid');
  });
});
