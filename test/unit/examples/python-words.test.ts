/** The agent in Python fills commands in, and reads what is printed, as ours does. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PrintedMetrics, type PrintedPoint } from '../../../agent/command/printed-metrics.ts';
import { settingsWords } from '../../../agent/command/settings-words.ts';
import { packageRoot } from '../../../base/package-root.ts';

const folder = join(packageRoot, 'examples', 'agents', 'python');
/** Texts that Hydra was seen to read as they are written for it. */
const hydraTexts = Object.fromEntries(
  (
    JSON.parse(readFileSync(join(packageRoot, 'test', 'hydra', 'vectors.json'), 'utf8')) as {
      readonly vectors: readonly { readonly level: unknown }[];
    }
  ).vectors.flatMap(({ level }, at) => (typeof level === 'string' ? [[`x${at}`, level]] : [])),
);
const hasPython = spawnSync('python3', ['--version']).status === 0;

function inPython(program: string, input: unknown): unknown {
  const { stdout, stderr } = spawnSync('python3', ['-B', '-c', program], {
    cwd: folder,
    input: JSON.stringify(input),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.skipIf(!hasPython)('the agent in Python', () => {
  it('makes the same words of all settings', () => {
    const settings = {
      lr: 0.5,
      weight_decay: -0.5,
      amp: true,
      off: false,
      a: "it's a\\",
      b: 'true',
      c: "x\\'y",
      d: 'f/g-1',
      ...hydraTexts,
    };
    const names = ['args', 'args:flags', 'args:no-flags', 'args:dashes', 'args:flags,dashes', 'args:hydra'];
    const run = ['train.py', '--lr={lr}', 'runs/{b}'];
    const program =
      'import json, sys, words; i = json.load(sys.stdin); ' +
      'print(json.dumps([words.all_settings("{%s}" % name, i["settings"], i["run"]) for name in i["names"]]))';
    expect(inPython(program, { settings, names, run })).toEqual(
      names.map((name) => settingsWords(name, settings, run)),
    );
  });

  it('finds the same numbers in printed lines', () => {
    const patterns = { step: 'epoch (\\d+)', loss: 'loss[=:] ?([^ ]+)', seen: 'seen ([0-9,]+)' };
    const lines = [
      'loss: 1.5e-05',
      'epoch 3 loss=.5, seen 1,234',
      '\u001b[1mloss=\u001b[0m7%',
      'loss: x',
      '1%\rloss=2\r',
    ];
    // Python's own engine stands in for RE2, which need not be installed: these patterns mean the same to both.
    const program =
      'import json, re, sys, printed; printed.re2 = re; i = json.load(sys.stdin); points = []\n' +
      'metrics = printed.PrintedMetrics(i["patterns"], lambda *point: points.append(point))\n' +
      'for line in i["lines"]: metrics.take_line((line + "\\n").encode())\n' +
      'print(json.dumps(points))';
    const points: PrintedPoint[] = [];
    const printed = new PrintedMetrics(patterns, (point) => points.push(point));
    const stream = printed.stream();
    for (const line of lines) stream.push(Buffer.from(`${line}\n`));
    expect(points).toHaveLength(5);
    expect(inPython(program, { patterns, lines })).toEqual(
      points.map(({ step, steps, metrics }) => [step, steps, metrics]),
    );
  });
});
