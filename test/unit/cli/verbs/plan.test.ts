import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../../base/package-root.ts';
import { parseCsv } from '../../../../stats/table/parse-csv.ts';
import { runVerb } from '../run-verb.ts';

const tiny = join(packageRoot, 'examples/tiny.yaml');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-plan-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('yates plan', () => {
  it('shows what the sweep would run', async () => {
    const { code, stdout, stderr } = await runVerb('plan', tiny);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('cells     4 of 4 in the full cross');
    expect(stdout).toContain('trials    4: each cell in 1 replicate');
    expect(stdout).toMatch(/design {4}[0-9a-f]{64}/);
  });

  it("tells a placeholder of a program's line that is no factor, where it is written", async () => {
    const sweep = file(
      'command.yaml',
      'version: 1\nname: x\nfactors: { lr: [0.1, 0.2] }\nresponse: { primary: score, goal: maximize }\n' +
        'trainer: { kind: command, run: [python3, t.py, "{lrr}"] }\n',
    );
    const { code, stderr } = await runVerb('plan', sweep);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'command.yaml:5:48 trainer: run: {lrr} is no factor of this sweep; did you mean "lr"?',
    );
  });

  it('refuses a regular expression in a constraint: one that backtracks would hold everything up', async () => {
    const sweep = file(
      'regex.yaml',
      'version: 1\nname: x\nfactors: { lr: [0.1, 0.2] }\nresponse: { primary: score, goal: maximize }\n' +
        'trainer: { kind: command, run: [python3, t.py] }\n' +
        `constraints: ['"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$")']\n`,
    );
    const { code, stderr } = await runVerb('plan', sweep);
    expect(code).toBe(2);
    expect(stderr).toContain('uses a regular expression, which a constraint may not');
  });

  it('writes the run sheet as CSV', async () => {
    const sheet = join(folder, 'sheet.csv');
    const { code, stdout } = await runVerb('plan', tiny, '-o', sheet);
    expect(code).toBe(0);
    expect(stdout).toContain(`Run sheet: ${sheet}`);
    const { header, records } = parseCsv(readFileSync(sheet, 'utf8'), 'sheet.csv');
    expect(header).toEqual([
      'planned_order',
      'trial_id',
      'block',
      'replicate',
      'seed',
      'reference',
      'cell',
      'input',
      'scale',
      'output',
    ]);
    expect(records).toHaveLength(4);
    expect((await runVerb('plan', tiny, '-o', '-')).stdout).toBe(readFileSync(sheet, 'utf8'));
  });

  it('prints the design as JSON', async () => {
    const { stdout } = await runVerb('plan', tiny, '--json');
    const plan = JSON.parse(stdout) as { schema: string; cells: number; trials: unknown[] };
    expect(plan).toMatchObject({ schema: 'yates/plan/v1', cells: 4, crossed: 4, spec: { name: 'tiny' } });
    expect(plan.trials).toHaveLength(4);
  });

  const examples = readdirSync(join(packageRoot, 'examples')).filter((name) => name.endsWith('.yaml'));
  it.each(examples)(
    'finds nothing wrong with examples/%s, trainer options and levels included',
    async (name) => {
      const { code, stderr } = await runVerb('plan', join(packageRoot, 'examples', name));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
  );

  it('is the same each time', async () => {
    expect(await runVerb('plan', tiny, '--json')).toEqual(await runVerb('plan', tiny, '--json'));
  });

  it('takes the subject as a factor of the diffusion trainer', async () => {
    const varied = readFileSync(tiny, 'utf8').replace(
      'factors:',
      'factors:\n  subject: [openmoji-cat, fluent-car]',
    );
    const { code, stdout, stderr } = await runVerb('plan', file('subjects.yaml', varied));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('trials    8');
    const misspelt = file('misspelt.yaml', varied.replace('fluent-car', 'my-dog'));
    expect((await runVerb('plan', misspelt)).stderr).toMatch(
      /^E_FACTOR_LEVEL .*:9:27 factor "subject": no subject is called "my-dog"; known: openmoji-cat, /,
    );
  });

  const subjects = `version: 1
name: subjects
factors: { lr: [0.01, 0.1], subject: [cat, dog, fox, owl] }
random: [subject]
replicates: 3
stop: { when_decided: [lr] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [python3, t.py] }
`;

  it('tells what subjects are tested against, what would halve an interval and when it may stop', async () => {
    const path = file('subjects.yaml', subjects);
    const { stdout, stderr } = await runVerb('plan', path, '--trial-time', '1h', '--price', 'subject=20h');
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /planned looks, one after every complete replicate; met in replicate 1 of 3, trial 8 of 24/,
    );
    expect(stdout).toMatch(/^lr +1 +subject:lr +3 +[\d.]+ +[\d.]+ +[\d.]+$/m);
    expect(stdout).toMatch(
      / +1 +\+\/-[\d.]+ +\d+ subjects x 3 replicates: \d+ runs, \d+ GPU-hours, at the price of \d+ runs/,
    );
    expect(stdout).toMatch(/ never$/m);
  });

  it.each([
    ['colour=3', /nothing named "colour" is a sample in this sweep; known: subject, replicate/],
    ['subject', /"subject" is no price; write a number of trials or a time/],
    ['subject=2h', /a price that is a time needs the time of one trial; add --trial-time/],
  ])('refuses the price %s', async (price, expected) => {
    const { code, stderr } = await runVerb('plan', file('subjects.yaml', subjects), '--price', price);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });

  it('refuses subjects and whole plots at once', async () => {
    const both = subjects
      .replace('replicates:', 'design: { whole_plot: [lr] }\nreplicates:')
      .replace(/^stop.*$/m, '');
    const { code, stderr } = await runVerb('plan', file('both.yaml', both));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^E_DESIGN_RANDOM .*random and whole_plot exclude each other/m);
  });

  const text = readFileSync(tiny, 'utf8');
  it.each<[string, () => string, RegExp]>([
    [
      'a missing file',
      () => join(folder, 'none.yaml'),
      /^E_FILE_MISSING .*none\.yaml there is no such sweep file; check/,
    ],
    [
      'a directory',
      () => folder,
      /^E_FILE_DIRECTORY .* is a directory, not a sweep file; name a file in it\n$/,
    ],
    [
      'a file that is not text',
      () => file('x.yaml', new Uint8Array([0xff, 0xfe, 0x00])),
      /^E_FILE_ENCODING .* not UTF-8/,
    ],
    ['an empty file', () => file('x.yaml', ''), /^E_SWEEP_EMPTY /],
    ['invalid YAML', () => file('x.yaml', 'a: [1'), /^E_YAML .*x\.yaml:1:6 /],
    [
      'a factor that the trainer does not read',
      () => file('x.yaml', text.replace('  scale:', '  scael:')),
      /^E_FACTOR_UNKNOWN .*:10:3 the diffusion trainer reads no factor "scael"; did you mean "scale"\?\n$/,
    ],
    [
      'a level that it does not take',
      () => file('x.yaml', text.replace('[0.5, 2]', '[0.5, 0]')),
      /^E_FACTOR_LEVEL .*:10:16 factor "scale": scale 0 leaves nothing to train/,
    ],
    [
      'an option that it does not have',
      () => file('x.yaml', text.replace('  steps: 4', '  stesp: 4')),
      /^E_TRAINER_OPTION .* trainer: no option is called "stesp"; did you mean "steps"\?/,
    ],
    [
      'a metric that it does not report',
      () => file('x.yaml', text.replace('clip_image', 'clip_img')),
      /^E_RESPONSE_NAME .* the trainer reports no metric named "clip_img"; did you mean "clip_image"\?\n$/,
    ],
  ])('refuses %s: exit code 2, nothing written', async (_what, path, expected) => {
    const given = path();
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await runVerb('plan', given, '-o', join(folder, 'sheet.csv'));
    expect(stderr).toMatch(expected);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readdirSync(folder)).toEqual(before);
  });
});
