/** Trials of a real sweep that are scored from the files they left, with the verbs as users run them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { YatesProcess } from './yates-process.ts';

/** It leaves a link too, which is no file of its own. */
const train = `printf %s "$1" > "$YATES_ARTIFACTS/model.txt"
ln -s /etc/passwd "$YATES_ARTIFACTS/link"
printf '{"result": {"loss": %s}}\\n' "$1"
`;
/** What it writes among the files that it scores stays nowhere. */
const score = `import json, os, sys
folder = sys.argv[1]
assert sorted(os.listdir(folder)) == ["model.txt"] and folder == os.environ["YATES_ARTIFACTS"]
open(os.path.join(folder, "junk"), "w").close()
size = float(open(os.path.join(folder, "model.txt")).read())
print(json.dumps({"result": {"fid": 10 - 2 * size}}))
`;
const sweep = `version: 1
name: toy
factors: { size: [1, 2], kind: [a, b] }
response: { primary: loss, goal: minimize }
trainer: { kind: command, run: [sh, train.sh, '{size}'] }
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-score-'));
  writeFileSync(join(folder, 'train.sh'), train);
  writeFileSync(join(folder, 'score.py'), score);
  writeFileSync(join(folder, 'toy.yaml'), sweep);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function yates(...words: string[]): Promise<{ code: number | null; output: string }> {
  const process = new YatesProcess(words, folder);
  const code = await process.exited;
  return { code, output: process.output };
}

async function json<Answer>(...words: string[]): Promise<Answer> {
  const { code, output } = await yates(...words, '--json');
  expect(code, output).toBe(0);
  return JSON.parse(output) as Answer;
}

const command = ['--run', 'python3 score.py {artifacts}', '--metric', 'fid', '--goal', 'minimize'];

interface Shown {
  readonly sweep: {
    readonly id: string;
    readonly scores?: string;
    readonly counts: { readonly done: number };
  };
  readonly trials: readonly {
    readonly settings: { readonly size: number };
    readonly artifacts: readonly unknown[];
    readonly metrics: { readonly loss: number; readonly fid: number };
    readonly source: { readonly trialId: string; readonly files: number };
  }[];
}

it('scores some of a finished sweep, then the rest, and analyses the scores beside its own response', async () => {
  const up = await yates('up', 'toy.yaml', '--plain', '--listen', '127.0.0.1:0', '--agents', '1');
  expect(up.code, up.output).toBe(0);
  type Answer = { added: number; known: number; sweep: { id: string } };
  const some = ['--where', 'kind=a'];
  const first = await json<Answer>('score', 'toy', ...command, ...some);
  expect(first).toMatchObject({ added: 2, known: 0 });

  const scored = await yates('score', 'toy', ...command, '--up', '--plain');
  expect(scored.code, scored.output).toBe(0);
  const again = await json<Answer>('score', 'toy', ...command);
  expect(again).toMatchObject({ added: 0, known: 4, sweep: { id: first.sweep.id } });

  const toy = await json<Shown>('show', 'toy');
  expect(toy.trials.map(({ metrics, settings }) => [metrics.loss, metrics.fid, settings.size])).toEqual(
    toy.trials.map(({ settings: { size } }) => [size, 10 - 2 * size, size]),
  );
  const linked = await json<Shown>('show', first.sweep.id);
  expect(linked.sweep.scores).toBe(toy.sweep.id);
  expect(linked.trials.map(({ source, artifacts }) => [source.files, artifacts.length])).toEqual(
    linked.trials.map(() => [1, 0]),
  );
  type Analysis = { response: string };
  expect(await json<Analysis>('analyse', 'toy', '--response', 'fid')).toMatchObject({ response: 'fid' });
}, 240_000);
