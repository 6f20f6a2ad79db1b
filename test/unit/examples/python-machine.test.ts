/** The agent in Python judges machines and describes environments as ours does. It needs no gRPC for that. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOfJob, jobEndFor } from '../../../agent/job-end.ts';
import { Environments } from '../../../agent/environment/environments.ts';
import { classify, outOfMemoryTexts } from '../../../agent/process/classify.ts';
import { machineTexts } from '../../../agent/process/machine-texts.ts';
import { withTellingLine } from '../../../agent/process/telling-line.ts';
import { pythonAgentFolder } from '../../integration/agent/python-with-grpc.ts';
import { temporaryFolder } from '../agent/temporary-folder.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** What the script prints as JSON. @param input handed to it the same way */
function python(script: string, input: unknown = null, env: Readonly<Record<string, string>> = {}): unknown {
  const printed = execFileSync('python3', ['-B', '-c', `import json, sys\n${script}`], {
    cwd: pythonAgentFolder,
    input: JSON.stringify(input),
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return JSON.parse(printed);
}

/** As Python writes the flags. */
const patternOf = ({ flags, source }: RegExp): string => (flags === '' ? source : `(?${flags})${source}`);

const exits: readonly { readonly exitCode: number; readonly tail: string; readonly kills?: boolean }[] = [
  { exitCode: 1, tail: 'Traceback\nValueError: lr is too large\nbye\n' },
  { exitCode: 1, tail: "ModuleNotFoundError: No module named 'torch'\n" },
  { exitCode: 1, tail: `No module named 'old'\n${'went on\n'.repeat(8)}KeyError: 'x'\n` },
  { exitCode: 2, tail: 'RuntimeError: No CUDA GPUs are available\n' },
  { exitCode: 1, tail: 'x.c: 2\ntorch.OutOfMemoryError: CUDA out of memory. Tried\n' },
  { exitCode: 1, tail: '  File "train.py", line 3\nMemoryError\n' },
  { exitCode: 1, tail: 'OSError: [Errno 28] No space left on device\n' },
  { exitCode: 126, tail: '' },
  { exitCode: 127, tail: 'sh: 1: accelerate: not found\n' },
  { exitCode: 137, tail: '', kills: true },
  { exitCode: 137, tail: '' },
  { exitCode: 143, tail: '' },
  { exitCode: 139, tail: 'segfault\n' },
  { exitCode: -9, tail: '', kills: true },
  { exitCode: -15, tail: 'x\n' },
  { exitCode: -6, tail: 'terminate called: std::bad_alloc\n' },
  { exitCode: -11, tail: 'No module named x\n' },
];
const signals: Readonly<Record<number, NodeJS.Signals>> = {
  6: 'SIGABRT',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};
const classNames = {
  outOfMemory: 'out_of_memory',
  machine: 'machine',
  user: 'user',
  infrastructure: 'infrastructure',
};

describe.skipIf(!hasPython)('the agent in Python', () => {
  it('knows by the same words what a machine lacks and what ran out of memory', () => {
    const tables = python(
      'import machine\nprint(json.dumps([machine.MACHINE_TEXTS, machine.OUT_OF_MEMORY_TEXTS]))',
    );
    const lacking = machineTexts.map(({ lacks, pattern }) => [lacks, patternOf(pattern)]);
    expect(tables).toEqual([lacking, outOfMemoryTexts.map(patternOf)]);
  });

  it('says the same of each exit', () => {
    const script = `
from machine import fault_of_exit
print(json.dumps([fault_of_exit(e["exitCode"], e["tail"], e.get("kills", False)) for e in json.load(sys.stdin)]))`;
    const ours = exits.map(({ exitCode, tail, kills = false }) => {
      const signal = signals[-exitCode] ?? null;
      const exit = { thrown: undefined, exitCode: signal === null ? exitCode : null, signal };
      const fault = classify({ ...exit, outputTail: tail, kernelKilledForMemory: kills });
      const faultClass = classNames[fault.faultClass as keyof typeof classNames];
      const isTold = faultClass === 'user' && fault.message.startsWith('it failed');
      return [faultClass, isTold ? withTellingLine(fault.message, tail) : fault.message];
    });
    expect(python(script, exits)).toEqual(ours);
  });

  it('describes code, interpreter and packages as ours does', async () => {
    const folder = temporaryFolder();
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...words], { cwd: folder });
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    writeFileSync(join(inner, 'train.py'), 'print(1)\n');
    writeFileSync(join(folder, 'other.py'), 'print(2)\n');
    const program = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
      encoding: 'utf8',
    }).trim();
    const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
    const script = `
import asyncio
from environment import Environments
o = json.load(sys.stdin)
print(json.dumps(asyncio.run(Environments().describe(o["program"], o["args"], o["cwd"], o["env"]))))`;
    const both = async () => {
      const order = { program, args: ['train.py', '--lr', '1'], cwd: inner, env };
      const {
        isDirty,
        codeSha256,
        interpreterVersion,
        agentVersion: _ours,
        ...rest
      } = await new Environments().ofProgram(order as never);
      const { agent_version: _python, ...theirs } = python(script, order) as Record<string, unknown>;
      const ours = {
        ...rest,
        dirty: isDirty,
        code_sha256: codeSha256,
        interpreter_version: interpreterVersion,
      };
      return { ours, theirs };
    };
    const outside = await both();
    expect(outside.theirs).toEqual(outside.ours);
    expect(outside.ours).toMatchObject({ commit: '', code_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    const clean = await both();
    expect(clean.theirs).toEqual(clean.ours);
    expect(clean.ours).toMatchObject({ dirty: false, interpreter: 'python' });
    writeFileSync(join(inner, 'train.py'), 'print(3)\n');
    const changed = await both();
    expect(changed.theirs).toEqual(changed.ours);
    expect(changed.ours.dirty).toBe(true);
    expect(changed.ours.code_sha256).not.toBe(clean.ours.code_sha256);
  });

  it('knows the end of its Slurm job as ours does', async () => {
    const endsAt = Math.floor(Date.now() / 1_000) + 7_200;
    const env = { SLURM_JOB_ID: '42', SLURM_JOB_END_TIME: String(endsAt) };
    const script = `
import time
from leaving import end_of_job
end = end_of_job()
print(json.dumps(None if end is None else [end.at - time.monotonic() + time.time(), end.last_trials_s, end.margin_s, end.reason]))`;
    const known = await endOfJob(env);
    const end = known && jobEndFor(known, Date.now(), Date.now());
    const [at, lastTrials, margin, reason] = python(script, null, env) as [number, number, number, string];
    expect(Math.round(at)).toBe(endsAt);
    expect([lastTrials, margin, reason]).toEqual([
      (end?.lastTrialsMs ?? 0) / 1_000,
      (end?.marginMs ?? 0) / 1_000,
      end?.reason,
    ]);
    expect(python(script, null, { SLURM_JOB_ID: '', SLURM_JOB_END_TIME: String(endsAt) })).toBeNull();
  });
});
