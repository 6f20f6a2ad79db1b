/** A sweep whose program uses the Python package: settings, progress, a checkpoint that is gone on from, artifacts, results read back. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { YatesProcess } from './yates-process.ts';

const python = { PYTHONPATH: join(packageRoot, 'clients', 'python'), PYTHONDONTWRITEBYTECODE: '1' };

const sweep = `
version: 1
name: from-python
factors: { lr: [1, 2], act: [relu, tanh] }
response: { primary: loss, goal: minimize }
trainer: { kind: command, run: [python3, train.py], options: { steps: 6 } }
retry: { user: 1 }
`;

/** Where the activation is tanh it ends halfway, unless it has gone on from there. A trial that a busy agent gave back has had an attempt before. */
const program = `
import json, os, pathlib
import yates

t = yates.trial(lr=0.1, steps=100, act="x")
folder = t.restore()
began = json.loads((folder / "state.json").read_text())["step"] if folder else 0
for step in range(began + 1, t.steps + 1):
    t.log(step, loss=t.lr / step)
    if step == 3:
        pathlib.Path("state-" + t.id).write_text(json.dumps({"step": step}))
        os.makedirs("saved-" + t.id, exist_ok=True)
        os.replace("state-" + t.id, "saved-" + t.id + "/state.json")
        t.save("saved-" + t.id)
        if t.act == "tanh" and began == 0:
            raise SystemExit(1)
(t.artifacts / "note.txt").write_text(t.act)
t.result(loss=float("inf") if t.lr == 2 else t.lr, began=began, is_float=isinstance(t.lr, float))
`;

const reader = `
import json, sys
import yates

sweep = yates.load("from-python", data=".yates", command=sys.argv[1:])
rows = [{name: row[name] for name in ("lr", "act", "state", "attempts", "loss", "began", "is_float")} for row in sweep.rows()]
print(json.dumps(sorted(rows, key=lambda row: (row["lr"], row["act"])), default=str).replace("Infinity", '"inf"'))
`;

const hasPython = spawnSync('python3', ['--version']).status === 0;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-python-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it.skipIf(!hasPython)('a script with the package is a trial, and its sweep can be read', async () => {
  writeFileSync(join(folder, 'sweep.yaml'), sweep);
  writeFileSync(join(folder, 'train.py'), program);
  const paths = [python.PYTHONPATH, process.env['PYTHONPATH']].filter(Boolean).join(delimiter);
  const env = { ...python, PYTHONPATH: paths };
  const words = ['up', 'sweep.yaml', '--plain', '--listen', '127.0.0.1:0', '--agents', '1', '--slots', '2'];
  const up = new YatesProcess(words, folder, env);
  expect(await up.exited, up.output).toBe(0);

  const yates = [process.execPath, join(packageRoot, 'dist', 'cli', 'main.js')];
  const read = spawnSync('python3', ['-c', reader, ...yates], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  expect(read.stderr).toBe('');
  const common = { state: 'done', is_float: 1, attempts: expect.any(Number) as number };
  const rows: Record<string, unknown>[] = JSON.parse(read.stdout);
  // More where an agent gave the trial back before it began.
  for (const { act, attempts } of rows) expect(attempts).toBeGreaterThanOrEqual(act === 'tanh' ? 2 : 1);
  expect(rows).toEqual([
    { lr: 1, act: 'relu', loss: 1, began: 0, ...common },
    { lr: 1, act: 'tanh', loss: 1, began: 3, ...common },
    { lr: 2, act: 'relu', loss: 'inf', began: 0, ...common },
    { lr: 2, act: 'tanh', loss: 'inf', began: 3, ...common },
  ]);
});
