/** Yates as `npm install --omit=optional` leaves it: sweeps of programs run, and a sweep that trains is told what is missing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { YatesProcess } from './yates-process.ts';

const hook = new URL('../fixtures/agent/without-optional.mjs', import.meta.url).href;

const programs = `
version: 1
name: programs
factors: { scale: [1, 2] }
response: { primary: loss, goal: minimize }
trainer: { kind: command, run: [printf, '{"result": {"loss": {scale}}}'] }
`;

const trains = `
version: 1
name: trains
factors: { scale: [1, 2] }
response: { primary: clip_image, goal: maximize }
trainer: { kind: diffusion, steps: 1, samples: 1, sampler_steps: 1 }
`;

describe('without the optional packages', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yates-slim-'));
    writeFileSync(join(folder, 'programs.yaml'), programs);
    writeFileSync(join(folder, 'trains.yaml'), trains);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const yates = (...args: string[]): YatesProcess =>
    new YatesProcess(args, folder, { NODE_OPTIONS: `--import=${hook}` });
  const up = (file: string): YatesProcess =>
    yates('up', file, '--plain', '--listen', '127.0.0.1:0', '--agents', '1', '--slots', '1');

  it('a sweep of programs runs', async () => {
    const run = up('programs.yaml');
    expect(await run.exited, run.output).toBe(0);
    expect(run.output).toMatch(/observed loss +1 over 1 run/);
  });

  it('a sweep that trains says which package is missing, and what installs it', async () => {
    const run = up('trains.yaml');
    await run.says(
      /E_DATA_PACKAGE the npm package @tensorflow\/tfjs is not installed; run npm install @tensorflow\/tfjs@/,
    );
    run.kill('SIGINT');
    expect(await run.exited).not.toBe(0);
  });

  it('a verb that trains refuses, and the doctor says what is missing and is content', async () => {
    const pretrain = yates('pretrain', '--out', 'net');
    const doctor = yates('doctor', '--coordinator', '127.0.0.1:9');
    expect(await pretrain.exited).toBe(1);
    expect(pretrain.output).toMatch(
      /^E_DATA_PACKAGE the npm package \S+ is not installed; run npm install /m,
    );
    expect(await doctor.exited, doctor.output).toBe(0);
    expect(doctor.output).toMatch(
      /^note {2}trainer: not installed: .*, and \d+ more; trials of kind command run/m,
    );
    expect(doctor.output).toContain('This machine can run Yates.');
  });
});
