/** Files and checkpoints of real trials: what is kept, fetched and removed, with the verbs as users run them. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { YatesProcess } from './yates-process.ts';

const program = `printf weights-%s "$1" > "$YATES_ARTIFACTS/model.pt"
printf state-%s "$1" > "$YATES_CHECKPOINT/state.pt"
printf '{"checkpoint": true, "step": 10}\\n{"result": {"score": %s}}\\n' "$1"
`;
const sweep = `version: 1
name: keep
factors: { size: [1, 2, 3, 4] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [sh, program.sh, '{size}'] }
keep: { artifacts: best 1, checkpoints: last }
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-keep-'));
  writeFileSync(join(folder, 'program.sh'), program);
  writeFileSync(join(folder, 'keep.yaml'), sweep);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function yates(...words: string[]): Promise<{ code: number | null; output: string }> {
  const process = new YatesProcess(words, folder);
  const code = await process.exited;
  return { code, output: process.output };
}

const blobs = (): number =>
  readdirSync(join(folder, '.yates', 'blobs'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  ).length;

it('keeps the best, fetches it whole and never over another file, and removes the rest', async () => {
  const up = await yates(
    'up',
    'keep.yaml',
    '--plain',
    '--listen',
    '127.0.0.1:0',
    '--agents',
    '1',
    '--slots',
    '2',
  );
  expect(up.code, up.output).toBe(0);
  const { output: list } = await yates('show', '--json');
  const trials: { number: number; settings: { size: number } }[] = JSON.parse(list).trials;
  const numberOf = (size: number): string =>
    String(trials.find(({ settings }) => settings.size === size)?.number);
  await yates('gc', '--yes');
  expect(blobs()).toBe(1);

  const best = numberOf(4);
  expect((await yates('get', best, 'model.pt', '--to', 'models')).code).toBe(0);
  const fetched = join(folder, 'models', 'model.pt');
  expect(readFileSync(fetched, 'utf8')).toBe('weights-4');
  writeFileSync(fetched, 'mine');
  const again = await yates('get', best, '--to', 'models');
  expect([again.code, again.output]).toEqual([2, expect.stringContaining('E_GET_EXISTS')]);
  expect(readFileSync(fetched, 'utf8')).toBe('mine');
  expect((await yates('get', best, '--to', 'models', '--force')).code).toBe(0);
  expect(readFileSync(fetched, 'utf8')).toBe('weights-4');
  const beaten = await yates('get', numberOf(1));
  expect([beaten.code, beaten.output]).toEqual([
    2,
    expect.stringContaining('files of its best 1 trials (keep.artifacts)'),
  ]);
  expect(existsSync(join(folder, `trial-${numberOf(1)}`))).toBe(false);

  const kept = await yates('get', numberOf(2), '--checkpoint');
  expect(kept.code, kept.output).toBe(0);
  const state = join(folder, `trial-${numberOf(2)}`, 'checkpoint-10', 'state.pt');
  expect(readFileSync(state, 'utf8')).toBe('state-2');

  const unasked = await yates('gc', '--checkpoints');
  expect([unasked.code, unasked.output]).toEqual([2, expect.stringContaining('E_GC_YES')]);
  expect((await yates('set', 'keep', 'keep.artifacts=none', 'keep.checkpoints=none')).code).toBe(0);
  expect((await yates('gc', 'keep', '--checkpoints', '--yes')).code).toBe(0);
  expect(blobs()).toBe(0);
  expect((await yates('trial', best)).output).toContain('as the sweep kept no files of its trials');
}, 240_000);
