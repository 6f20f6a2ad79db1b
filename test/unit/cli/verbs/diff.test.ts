import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writeCsv } from '../../../../report/export/csv.ts';
import { exportTable } from '../../../../report/export/export-table.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { finishedTrials, smallSpec } from '../../report/finished-sweep.ts';
import { runVerb } from '../run-verb.ts';

const file = (name: string, score: number): string => {
  const { header, rows } = exportTable(
    'small-12ab34cd',
    smallSpec,
    finishedTrials(smallSpec, () => score),
  );
  const path = join(temporaryFolder(), name);
  writeFileSync(path, writeCsv(header, rows));
  return path;
};

describe('yates diff', () => {
  it('compares two exported files, as text and as JSON', async () => {
    const [a, b] = [file('a.csv', 1), file('b.csv', 2)];
    const { code, stdout } = await runVerb('diff', a, b);
    expect(code).toBe(0);
    expect(stdout).toContain(`A  ${a}: 36 of 36 runs done, design inferred from its runs`);
    expect(stdout).toContain('clip in the 9 cells that both have');
    expect(stdout).toMatch(/Over the 9 cells, B - A is 1 \(95% interval/);
    const json = JSON.parse((await runVerb('diff', a, b, '--json', '--response', 'loss')).stdout) as object;
    expect(json).toMatchObject({ schema: 'yates/diff/v1', responses: [{ response: 'loss' }] });
  });

  it('says on a terminal what it reads and does, and leaves none of that behind', async () => {
    const [a, b] = [file('a.csv', 1), file('b.csv', 2)];
    const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
    const term = vi.stubEnv('TERM', 'xterm');
    Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true });
    try {
      const { stderr } = await runVerb('diff', a, b);
      expect(stderr).toContain(`\rreading ${a.slice(0, 20)}`);
      expect(stderr).toContain('\rcomparing ...');
      expect(stderr.endsWith('\r\u001b[K')).toBe(true);
    } finally {
      if (isTTY === undefined) Reflect.deleteProperty(process.stderr, 'isTTY');
      else Object.defineProperty(process.stderr, 'isTTY', isTTY);
      term.unstubAllEnvs();
    }
    expect((await runVerb('diff', a, b)).stderr).toBe('');
  });

  it('refuses one sweep twice, and a file that is none', async () => {
    const a = file('a.csv', 1);
    expect(await runVerb('diff', a, a)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^E_SWEEPS_SAME /),
    });
    expect(await runVerb('diff', a, 'missing.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^E_FILE_MISSING missing\.csv/),
    });
  });
});
