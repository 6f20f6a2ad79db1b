import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SweepSpec } from '../../../../design/sweep-spec.ts';
import { writeCsv } from '../../../../report/export/csv.ts';
import { exportTable } from '../../../../report/export/export-table.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { finishedTrials, specFrom } from '../../report/finished-sweep.ts';
import { runVerb } from '../run-verb.ts';

const yaml = (seed: number): string => `
version: 1
name: small
factors: { depth: [2, 3], act: [relu, mish] }
replicates: 3
seed: ${seed}
response: { primary: clip, goal: maximize, also: [{ name: loss, goal: minimize }] }
trainer: { kind: command, run: [train] }
`;
const folder = (): string => temporaryFolder();

function exported(spec: SweepSpec, path: string, plus = 0): string {
  const trials = finishedTrials(spec, ({ depth }) => Number(depth) + plus);
  const { header, rows } = exportTable('small-12ab34cd', spec, trials);
  writeFileSync(path, writeCsv(header, rows));
  return path;
}

const report = async (out: string, ...argv: string[]): Promise<string> => {
  const ran = await runVerb('report', ...argv, '--out', out);
  expect(ran).toMatchObject({ code: 0, stderr: `The report is in ${out}.\n` });
  return readFileSync(out, 'utf8');
};

describe('yates report', () => {
  it('makes a report of an exported file alone, and says first what is inferred', async () => {
    const here = folder();
    const page = await report(join(here, 'r.html'), exported(specFrom(yaml(1)), join(here, 'runs.csv')));
    expect(page).toContain('finished: 12 of 12 runs done · sweep small-12ab34cd');
    expect(page).toContain('the design is inferred from its 12 runs');
    expect(page).toContain('The response is clip, to maximize, as its name suggests');
    expect(page).toMatch(/<p class="verdict">[^<]*depth[^<]*clip/);
    expect(page).not.toContain('as it was launched');
  });

  it('has the responses and the text of the sweep file, where that is given', async () => {
    const here = folder();
    const file = join(here, 'small.yaml');
    writeFileSync(file, yaml(1));
    const csv = exported(specFrom(yaml(1)), join(here, 'runs.csv'));
    const page = await report(join(here, 'r.html'), csv, '--sweep', file);
    expect(page).toContain('Made from an exported file and its sweep file');
    expect(page).toContain('The sweep file as it was launched');
    expect(page).toContain('loss');
  });

  it('reports several sweeps as blocks of one design, which its first lines say', async () => {
    const here = folder();
    const [a, b] = [1, 2].map((seed) =>
      exported(specFrom(yaml(seed)), join(here, `${seed}.csv`), 9 * seed),
    ) as [string, string];
    const page = await report(join(here, 'both.html'), a, b, '--goal', 'maximize');
    const first = page.slice(page.indexOf('<p class="verdict">'), page.indexOf('<nav'));
    expect(first).toContain('2 sweeps are analysed together');
    expect(page).toContain('Does it hold in every sweep?');
    expect(page).toContain('finished: 24 of 24 runs done');
    // The run sheet names the sweep of each run.
    expect(page).toContain(`,${b},`);
  });

  it.each([
    [['my-sweep', '--goal', 'maximize'], /^E_OPTION_CSV --goal /],
    [['my-sweep', '--sweep', 'a.yaml'], /^E_OPTION_CSV --sweep /],
    [['a.csv', 'b.csv', '--sweep', 'a.yaml'], /^E_OPTION_CSV --sweep /],
  ])('refuses %j', async (argv, error) => {
    expect(await runVerb('report', ...argv)).toMatchObject({ code: 2, stderr: expect.stringMatching(error) });
  });
});
