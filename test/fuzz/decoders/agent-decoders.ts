/** What an agent reads of programs, of its machine, of its own folder and of its coordinator. */
import { parseCommandOptions } from '../../../agent/command/command-options.ts';
import { commandWords } from '../../../agent/command/command-words.ts';
import { parseMemorySize } from '../../../base/memory-size.ts';
import { OutputReader } from '../../../agent/command/output-reader.ts';
import { fillPlaceholders } from '../../../agent/command/placeholders.ts';
import { parseReportLine, type Report } from '../../../agent/command/report-line.ts';
import { metricsOfResult } from '../../../agent/command/result-file.ts';
import { parseNvidiaSmi, visibleGpus } from '../../../agent/gpu/devices.ts';
import { parsePythonProbe } from '../../../agent/environment/interpreter.ts';
import { describeProcesses } from '../../../agent/gpu/gpu-processes.ts';
import { parseGpuReadings } from '../../../agent/gpu/gpu-readings.ts';
import { gpusInMigMode, parseMigSlices } from '../../../agent/gpu/mig-slices.ts';
import { jobEndFor, parseEndTime } from '../../../agent/job-end.ts';
import { checkJoinAddress } from '../../../agent/join/join-address.ts';
import { gpuModel } from '../../../agent/own-labels.ts';
import { classify } from '../../../agent/process/classify.ts';
import { parseMemoryKills } from '../../../agent/process/memory-kills.ts';
import { withTellingLine } from '../../../agent/process/telling-line.ts';
import { parseOutcome } from '../../../agent/spooled-outcome.ts';
import { grantFromWire, limitsFromWire } from '../../../agent/wire.ts';
import { decodePng } from '../../../dashboard/decode-png.ts';
import { encodePng } from '../../../diffusion/image/png.ts';
import { plainLines } from '../../../base/plain-text.ts';
import { yates } from '../../../proto/generated/yates.js';
import type { Decoder } from './decoder.ts';
import { bytesLike, bytesOf, textOf, textsLike } from './mutate.ts';

const reports = [
  '{"step": 3, "steps": 10, "loss": 0.25, "done": false}',
  '{"result": {"loss": 0.2, "accuracy": NaN, "bound": -Infinity}}',
  '{"fault": "out_of_memory", "message": "no room"}',
  '{"checkpoint": true, "step": 7}',
];

const gpus = '0, GPU-1f2e, 81559, NVIDIA H100 80GB HBM3\n1, GPU-3c4d, 24564, NVIDIA GeForce RTX 4090\n';

const job =
  'JobId=7 JobName=train UserId=ann(1000) TimeLimit=01:00:00 StartTime=2026-11-29T10:00:00 EndTime=2026-11-29T11:00:00 Deadline=N/A Partition=gpu\n';

const outcome = JSON.stringify({
  formatVersion: 1,
  kind: 'completed',
  trialId: '0m4x',
  fence: 7,
  logId: 'log',
  startedAtMs: 1,
  endedAtMs: 2.5,
  metrics: { loss: 0.5, bound: 'Infinity' },
  artifacts: [{ name: 'a.txt', mediaType: 'text/plain', sha256: 'a'.repeat(64), sizeBytes: 3 }],
  output: { name: 'out', mediaType: 'text/plain', sha256: 'b'.repeat(64), sizeBytes: 3, printedBytes: 9 },
  backend: 'cpu',
});
const failure = JSON.stringify({
  ...(JSON.parse(outcome) as object),
  kind: 'failed',
  fault: { faultClass: 'user', message: 'boom', outputTail: 'x' },
});

const options = JSON.stringify({
  run: ['python3', 'train.py', '--lr', '{lr}', '{{x}}'],
  cwd: 'run',
  env: { OMP_NUM_THREADS: 4, NAME: 'x', ON: true },
  options: { epochs: 10, nested: { list: [1, 'two', null] } },
  result_file: 'out.json',
  memory_limit: '8GiB',
  artifacts_limit: 1024,
  kill_grace: '30s',
});

const answer = yates.v1.WorkResponse.encode({
  sweeps: [
    {
      number: 1,
      sweepId: 'sweep-1',
      name: 'x',
      trainerJson: JSON.stringify({ kind: 'command', options: { run: ['true'], kill_grace: '5s' } }),
      columns: ['lr', 'on'],
      timeoutMs: 1_000,
      stallTimeoutMs: 500,
      requiredMetrics: ['loss'],
    },
  ],
  leases: [
    {
      requestId: 'l',
      grants: [
        {
          sweep: 1,
          trialId: '0m4x',
          fence: 3,
          attempt: 1,
          replicate: 2,
          seed: 9,
          levels: [{ number: 0.1 }, { flag: true }],
        },
      ],
    },
  ],
  renews: [
    {
      requestId: 'r',
      renewals: [
        {
          trialId: '0m4x',
          verdict: yates.v1.RenewVerdict.RENEW_VERDICT_RENEWED,
          timeoutMs: 5,
          stallTimeoutMs: 6,
        },
      ],
    },
  ],
}).finish();

const printed =
  'Traceback (most recent call last):\n  File "train.py", line 3\nMemoryError: no room\nfork: Resource temporarily unavailable\nmalloc failed\n\u001b[31mRED\u001b[0m\r50%\r100%\n';

const isError = (error: unknown): boolean => error instanceof Error && error.constructor === Error;

/** Of a report or a result: names that a person can read, and numbers. */
const areNumbers = (metrics: Readonly<Record<string, unknown>>): string | undefined =>
  Object.values(metrics).every((value) => typeof value === 'number') ? undefined : 'a metric is no number';

const faultOfReport = (report: Report | undefined): string | undefined => {
  if (report?.kind !== 'progress' && report?.kind !== 'result') return undefined;
  if (report.kind === 'progress' && !(report.step >= 0 && report.step < 2 ** 32)) return 'a step is no count';
  return areNumbers(report.metrics);
};

export const agentDecoders: readonly Decoder[] = [
  {
    name: 'report-line',
    make: textsLike(reports),
    decode: (input) => parseReportLine(textOf(input)),
    fault: (value) => faultOfReport(value as Report | undefined),
  },
  {
    name: 'program-output',
    make: bytesLike([Buffer.from(`${printed}${reports.join('\n')}\n${printed}`)]),
    decode: (input) => readOutput(bytesOf(input)),
    fault: (value) => {
      const { read, passed, whole } = value as ReturnType<typeof readOutput>;
      const wrong = read.map(faultOfReport).find((fault) => fault !== undefined);
      return wrong ?? (passed <= whole ? undefined : 'more was passed on than was printed');
    },
  },
  {
    name: 'result-file',
    make: textsLike(['{"loss": 0.2, "accuracy": NaN}', '{"result": {"loss": 1e-3}, "other": [1, {"a": 2}]}']),
    decode: (input) => metricsOfResult(textOf(input)),
    // It becomes the fault of a trial, in words.
    refuses: isError,
    fault: (value) => areNumbers(value as Record<string, unknown>),
  },
  {
    name: 'last-words-of-a-program',
    make: textsLike([
      printed,
      'a\nImportError: libcudart.so: cannot open shared object file: No such file\n',
    ]),
    decode: (input) => {
      const outputTail = textOf(input);
      const exit = { thrown: undefined, exitCode: 1, signal: null, kernelKilledForMemory: false };
      return [
        classify({ ...exit, outputTail }),
        classify({ ...exit, outputTail: '', thrown: { code: outputTail, message: outputTail, stack: '' } }),
        withTellingLine('it failed', outputTail),
        plainLines(outputTail),
      ];
    },
  },
  {
    name: 'picture-of-a-trial',
    make: bytesLike([Buffer.from(encodePng(new Uint8Array(4 * 3 * 3).fill(7), 4, 3))]),
    decode: (input) => decodePng(bytesOf(input)),
    fault: (value) => {
      const { width = 0, height = 0, pixels } = (value as ReturnType<typeof decodePng>) ?? {};
      return (pixels?.length ?? 0) === width * height * 3 ? undefined : 'it has another number of pixels';
    },
  },
  {
    name: 'nvidia-smi-devices',
    make: textsLike([gpus]),
    decode: (input) => {
      const found = parseNvidiaSmi(textOf(input));
      return [found, visibleGpus(found, textOf(input)), found.map(({ gpu }) => gpuModel(gpu.name))];
    },
  },
  {
    name: 'nvidia-smi-readings',
    make: textsLike([
      'GPU-1f2e, 81559, 1024, 35, 51, NVIDIA H100\nGPU-3c4d, [N/A], 0, [N/A], 40, NVIDIA GB10\n',
    ]),
    decode: (input) => parseGpuReadings(textOf(input)),
    fault: (value) =>
      (value as ReturnType<typeof parseGpuReadings>).every(
        ({ memoryBytes, usedBytes, utilisation, temperatureC }) =>
          [memoryBytes, usedBytes, utilisation, temperatureC].every(
            (number) => number === undefined || Number.isFinite(number),
          ),
      )
        ? undefined
        : 'a reading is no finite number',
  },
  {
    name: 'mig-slices',
    make: textsLike([
      'GPU 0: NVIDIA H100 (UUID: GPU-1f2e)\n  MIG 1g.10gb Device 0: (UUID: MIG-3c4d)\n',
      'GPU-1f2e, Enabled\nGPU-3c4d, [N/A]\n',
      'GPU-1f2e, 4242, python3, 1024 MiB\n',
    ]),
    decode: (input) => {
      const text = textOf(input);
      return [parseMigSlices(text), gpusInMigMode(text), describeProcesses(text, 'GPU-1f2e')];
    },
  },
  {
    name: 'slurm-job',
    make: textsLike([job]),
    decode: (input) => {
      const atMs = parseEndTime(textOf(input));
      return atMs === undefined ? undefined : jobEndFor({ atMs, job: 'x' }, 0, 0);
    },
  },
  {
    name: 'memory-kills',
    make: textsLike(['low 0\nhigh 0\nmax 2\noom 1\noom_kill 1\noom_group_kill 0\n']),
    decode: (input) => parseMemoryKills(textOf(input)),
  },
  {
    name: 'python-probe',
    make: textsLike([
      '{"version": "3.11.7", "packages": {"torch": "2.9.0", "numpy_x": "2.1"}, "folders": ["/x"]}',
    ]),
    decode: (input) => parsePythonProbe(textOf(input)),
    fault: (value) => {
      const { packages = {} } = (value ?? {}) as Partial<NonNullable<ReturnType<typeof parsePythonProbe>>>;
      return Object.values(packages).every((version) => typeof version === 'string')
        ? undefined
        : 'a version is no text';
    },
  },
  {
    name: 'spooled-outcome',
    make: textsLike([outcome, failure]),
    decode: (input) => parseOutcome(textOf(input)),
  },
  {
    name: 'command-options',
    make: textsLike([
      options,
      options.replace('["python3","train.py","--lr","{lr}","{{x}}"]', '"python3 \'a b\' {lr}"'),
    ]),
    decode: (input) => parseCommandOptions(jsonOf(textOf(input))),
  },
  {
    name: 'command-words',
    make: textsLike([`python3 train.py --name "a b" 'c d' e\\ f {lr} {{x}} 512MiB`]),
    decode: (input) => {
      const text = textOf(input);
      return [commandWords(text), fillPlaceholders(text, (name) => name), parseMemorySize(text)];
    },
  },
  {
    name: 'join-address',
    make: textsLike(['127.0.0.1:4444', '[fd00::5]:4444', 'box.example.org:1']),
    decode: (input) => checkJoinAddress(textOf(input)),
  },
  {
    name: 'answer-to-an-agent',
    make: bytesLike([answer]),
    decode: (input) => grantsOf(bytesOf(input)),
  },
  {
    name: 'trainer-of-a-grant',
    make: textsLike(['{"kind":"command","options":{"run":["true"],"kill_grace":"5s"}}']),
    decode: (input) => {
      const answered = yates.v1.WorkResponse.decode(answer);
      for (const sweep of answered.sweeps) sweep.trainerJson = textOf(input);
      return grantsOf(yates.v1.WorkResponse.encode(answered).finish());
    },
  },
];

/** A program writes as it likes: in pieces of any length. */
function readOutput(bytes: Buffer) {
  const read: Report[] = [];
  let passed = 0;
  const reader = new OutputReader(
    (report) => read.push(report),
    (chunk) => {
      passed += chunk.length;
    },
  );
  const piece = 1 + (bytes.length % 97);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  reader.end();
  return { read, passed, whole: bytes.length };
}

/** As WorkStream puts them together, each refused alone. */
function grantsOf(bytes: Uint8Array): unknown {
  let message: yates.v1.WorkResponse;
  try {
    message = yates.v1.WorkResponse.decode(bytes);
  } catch {
    // grpc-js ends the call.
    return undefined;
  }
  const sweeps = new Map(message.sweeps.map((sweep) => [sweep.number, sweep]));
  const grants = message.leases.flatMap(({ grants }) =>
    (grants ?? []).flatMap((grant) => {
      const info = sweeps.get(grant.sweep);
      return info === undefined ? [] : [grantFromWire(Object.assign(grant, { info }) as Granted)];
    }),
  );
  return [grants, message.renews.flatMap(({ renewals }) => (renewals ?? []).map(limitsFromWire))];
}

type Granted = Parameters<typeof grantFromWire>[0];

/** Deeply nested, but plain: what a sweep file or a grant holds. */
function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
