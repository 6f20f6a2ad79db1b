import { describe, expect, test } from 'vitest';
import { jobScript } from '../../../../cli/slurm/job-script.ts';
import { checkSbatchWords, gpusOf, valueOf, walltimeOf } from '../../../../cli/slurm/sbatch-words.ts';
import { parseShownTime, parseTimeLimit } from '../../../../cli/slurm/slurm-time.ts';
import { commentOf, parseSqueue } from '../../../../cli/slurm/squeue-list.ts';
import { jobName, seenAgents } from '../../../../cli/slurm/work-of.ts';

const owner = '0123456789ab';

describe('what squeue prints', () => {
  const line = (
    id: string,
    state: string,
    rest = '4:00:00|3:59:30|None',
    comment = commentOf(owner, 3),
  ): string => `${id}|${state}|${rest}|${comment}`;

  test('gives our jobs alone, whatever others have in their comments', () => {
    const text = [
      'CLUSTER: one',
      line('7', 'RUNNING'),
      line('8', 'RUNNING', undefined, commentOf('ba9876543210', 3)),
      line('9', 'PENDING', undefined, 'a | comment | of theirs'),
      line('10_3', 'PENDING'),
      line('11', 'PENDING', undefined, ''),
      '',
    ].join('\n');
    expect(parseSqueue(text, owner, 1_000)).toEqual([
      {
        id: '7',
        key: 3,
        phase: 'running',
        end: undefined,
        endsAtMs: 1_000 + 4 * 3_600_000 - 30_000,
        limitMs: 4 * 3_600_000,
        waitsFor: '',
      },
    ]);
  });

  test.each([
    ['PENDING', 'pending', undefined],
    ['REQUEUE_HOLD', 'pending', undefined],
    ['CONFIGURING', 'running', undefined],
    ['COMPLETING', 'leaving', undefined],
    ['FAILED', 'ended', 'own'],
    ['TIMEOUT', 'ended', 'own'],
    ['CANCELLED', 'ended', 'taken'],
    ['NODE_FAIL', 'ended', 'taken'],
    // Of a Slurm that is newer than this.
    ['DREAMING', 'running', undefined],
  ])('%s is a job that is %s', (state, phase, end) => {
    expect(parseSqueue(line('7', state), owner, 0)).toMatchObject([{ phase, end }]);
  });

  test('says why a job waits where that is out of the ordinary', () => {
    const waits = (reason: string) =>
      parseSqueue(line('7', 'PENDING', `UNLIMITED|UNLIMITED|${reason}`), owner, 0)[0]?.waitsFor;
    expect([waits('Priority'), waits('Nodes required for job are DOWN')]).toEqual([
      '',
      'Nodes required for job are DOWN',
    ]);
  });
});

describe('times of Slurm', () => {
  test('as it shows them', () => {
    expect(parseShownTime(`${'9'.repeat(400)}:00`)).toBeUndefined();
    expect(['1:00', '4:00:00', '2-01:00:00', 'UNLIMITED', 'N/A'].map(parseShownTime)).toEqual([
      60_000,
      4 * 3_600_000,
      49 * 3_600_000,
      undefined,
      undefined,
    ]);
  });

  test('as it takes them, in full minutes', () => {
    expect(parseTimeLimit('9'.repeat(400))).toBeUndefined();
    expect(['90', '0:30', '4:00:00', '1-12', '1-12:30', '1-12:30:00', 'soon'].map(parseTimeLimit)).toEqual([
      90 * 60_000,
      60_000,
      4 * 3_600_000,
      36 * 3_600_000,
      36.5 * 3_600_000,
      36.5 * 3_600_000,
      undefined,
    ]);
  });
});

describe('options for sbatch', () => {
  test.each([['-t 4:00'], ['-t4:00'], ['--time 4:00'], ['--time=4:00']])(
    'tell the walltime as %s',
    (text) => {
      expect(walltimeOf(['-p', 'gpu', ...text.split(' ')])).toBe(240_000);
    },
  );

  test('tell the GPUs of a job', () => {
    const gpus = (text: string) => gpusOf(text.split(' '));
    expect(
      ['--gres=gpu:4', '--gres=gpu:a100:2', '--gres=gpu', '-G 8', '--gpus-per-node=h100:3', '-p gpu'].map(
        gpus,
      ),
    ).toEqual([4, 2, 1, 8, 3, undefined]);
  });

  test('count as sbatch counts them: the last one wins', () => {
    expect(valueOf(['-M', 'one', '--clusters=two'], 'M', 'clusters')).toBe('two');
  });

  test.each([['--array=1-4'], ['-a1-4'], ['--wait'], ['--wrap=hostname'], ['job.sh']])(
    'that make no agents are refused: %s',
    (word) => {
      expect(() => checkSbatchWords([word])).toThrow('E_SLURM_OPTION');
    },
  );

  test('of any other kind are left alone', () => {
    expect(() => checkSbatchWords(['-p', 'a', '--account=ada', '--time', '1:00', '-A', 'x'])).not.toThrow();
  });
});

test('the script of a job quotes what the shell would take apart, and stands in the way of no signal', () => {
  const script = jobScript({
    wrap: 'apptainer exec img.sif',
    yates: ['/opt/my node', 'main.js'],
    options: ['--label=a=b c'],
  });
  expect(script).toContain(
    `\nexec apptainer exec img.sif '/opt/my node' main.js agent '--label=a=b c' --name="slurm-$SLURM_JOB_ID"\n`,
  );
});

test('agents are known by their job and number, those of other submitters are not', () => {
  const agent = (labels: Record<string, string>) =>
    ({ labels, state: 'online', slots: 2, busy: 1, done: 3, failed: 1 }) as unknown as Parameters<
      typeof seenAgents
    >[0][0];
  const seen = [
    agent({ slurm_job: '7', slurm_agent: `${owner}-3` }),
    agent({ slurm_job: '8', slurm_agent: 'ba9876543210-3' }),
    agent({ slurm_job: '9' }),
    agent({}),
  ];
  expect(seenAgents(seen, owner)).toEqual([
    { key: 3, job: '7', slots: 2, busy: 1, outcomes: 4, isSetAside: false },
  ]);
});

test('a job is named after the sweep that most trials wait of, in letters that squeue shows', () => {
  const sweep = (name: string, queued: number, state = 'running') =>
    ({ name, state, counts: { queued } }) as unknown as Parameters<typeof jobName>[0][0];
  expect(jobName([sweep('few', 1), sweep('many of them', 9), sweep('over', 99, 'cancelled')])).toBe(
    'yates-many-of-them',
  );
  expect(jobName([])).toBe('yates-agent');
});
