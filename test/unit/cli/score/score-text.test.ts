import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { trainerChecks } from '../../../../cli/input/trainer-checks.ts';
import { scoreText } from '../../../../cli/score/score-text.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';
import { scoringSpec } from '../../../../design/scoring/scoring-spec.ts';

const file = `version: 1
name: sizes
factors: { size: [small, large], lr: [0.1, 0.2] }
derive: { big: { by: size, map: { small: 0, large: 1 } } }
constraints: ['size == "small" || lr > 0.1']
replicates: 3
response: { primary: loss, goal: minimize }
trainer: { kind: command, run: train }
keep: { artifacts: best 1 }
`;
const sweep = parseSweep(file, { fileName: 'sizes.yaml' });
const trainers = await trainerChecks([]);
const specOf = (text: string) => scoringSpec(sweep, text, { fileName: 'score', trainers });

describe('what a score is asked for', () => {
  it('becomes the trainer and the responses of the scored sweep, whose design stays', () => {
    const text = scoreText('sizes', {
      run: "python3 score.py {artifacts} --lr {lr} --big '{big}'",
      metric: ['fid', 'recall=maximise'],
      goal: 'minimize',
      pattern: ['fid=FID=(\\S+)'],
      env: ['SECRET=a=b'],
      timeout: '10m',
      slots: 2,
      label: ['gpu=a100'],
    });
    const spec = specOf(text);
    expect(spec).toMatchObject({
      name: 'sizes-fid',
      primary: { name: 'fid', goal: 'minimize' },
      responses: [{ name: 'fid' }, { name: 'recall', goal: 'maximize' }],
      trainer: { kind: 'command', timeoutMs: 600_000, options: { env: { SECRET: 'a=b' } } },
      resources: { slots: 2, labels: { gpu: 'a100' } },
    });
    const { factors, derive, constraints, replicates } = sweep;
    expect(spec).toMatchObject({ factors, derive, constraints, replicates });
    expect(spec.keep).toBeUndefined();
  });

  it.each([
    [{ metric: ['fid'] }, /not said what is better of fid/],
    [{ metric: ['fid=lower'] }, /"lower" is no goal/],
    [{ metric: ['fid=minimize'], env: ['SECRET'] }, /"SECRET" is no name and value/],
  ])('is refused where it lacks something: %j', (options, why) => {
    expect(() => scoreText('sizes', { run: 'score', ...options })).toThrow(why);
  });

  it.each([
    ['trainer: { kind: command, run: "score {lrr}" }', /lrr/],
    ['trainer: { kind: diffusion }', /scored by a program/],
    ['trainer: { kind: command, run: score }\nreplicates: 7', /no section "replicates"/],
    ['trainer: { kind: command, run: score }\nkeep: { artifacts: none }', /no section "keep"/],
    ['trainer: { kind: command, run: score }\nfactors: { size: [1] }', /no section "factors"/],
    ['trainer: { kind: command, run: score', /./],
  ])('is refused as a text of its own: %s', (text, why) => {
    expect(() => specOf(`name: x\nresponse: { primary: fid, goal: minimize }\n${text}`)).toThrow(why);
  });

  it('has no response that is called as a factor', () => {
    const text = scoreText('sizes', { run: 'score', metric: ['lr=minimize'] });
    expect(parse(text)).toMatchObject({ response: { primary: 'lr' } });
    expect(() => specOf(text)).toThrow(/has the name of a factor/);
  });
});
