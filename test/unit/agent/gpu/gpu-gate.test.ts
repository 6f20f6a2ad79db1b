import { describe, expect, it } from 'vitest';
import { describeProcesses } from '../../../../agent/gpu/gpu-processes.ts';
import { gpuGate } from '../../../../agent/gpu/gpu-gate.ts';
import { type GpuReading, parseGpuReadings } from '../../../../agent/gpu/gpu-readings.ts';

const timings = { lookMs: 1, setAsideAfterMs: 3, asideLookMs: 1 };

/** A GPU of 100 GiB that holds so many at each look, the last for ever. */
function gateOver(usedGiB: readonly number[], sharers = 1) {
  const said: string[] = [];
  let looks = 0;
  const read = async (cudaId: string): Promise<GpuReading[]> => {
    const used = usedGiB[Math.min(looks++, usedGiB.length - 1)] ?? 0;
    const bytes = { memoryBytes: 100 * 2 ** 30, usedBytes: used * 2 ** 30 };
    return [{ cudaId, name: 'NVIDIA H100', utilisation: 0, temperatureC: 40, trouble: undefined, ...bytes }];
  };
  const notice = (severity: string, text: string): void => void said.push(`${severity}: ${text}`);
  const wait = gpuGate({
    slot: 1,
    cudaId: 'GPU-aa',
    sharers,
    notice,
    read,
    holders: async () => '',
    timings,
  });
  return { wait, said, looks: () => looks };
}

describe('a slot before its next trial', () => {
  it('goes on at once where its GPU has room', async () => {
    const gate = gateOver([20]);
    await gate.wait(new AbortController().signal);
    expect([gate.looks(), gate.said]).toEqual([1, []]);
  });

  it('waits for memory that a killed process still holds', async () => {
    const gate = gateOver([95, 21, 20]);
    await gate.wait(new AbortController().signal);
    expect([gate.looks(), gate.said]).toEqual([3, []]);
  });

  it('needs its share only, where slots share the GPU', async () => {
    const gate = gateOver([61, 60], 2);
    await gate.wait(new AbortController().signal);
    expect(gate.looks()).toBe(2);
  });

  it('is set aside with a reason, once, and works again when there is room', async () => {
    const gate = gateOver([90, 90, 90, 90, 90, 90, 0]);
    await gate.wait(new AbortController().signal);
    expect(gate.said).toEqual([
      expect.stringMatching(
        /^warning: slot 2 is set aside: on NVIDIA H100 \(GPU-aa\) 10 GiB of 100 GiB are free, 80 GiB/,
      ),
      'info: slot 2 works again: its GPU is free, answers and has room',
    ]);
  });

  it('stops waiting when its agent stops', async () => {
    const stop = new AbortController();
    const gate = gateOver([90]);
    const waiting = gate.wait(stop.signal);
    stop.abort();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('does not wait for what nobody knows: a slice, or memory shared with the CPU', async () => {
    const notice = (): void => {};
    for (const csv of ['', 'GPU-aa, [N/A], [N/A], 0, 40, NVIDIA GB10']) {
      const read = async (): Promise<GpuReading[]> => parseGpuReadings(csv);
      const wait = gpuGate({ slot: 0, cudaId: 'GPU-aa', sharers: 1, notice, read, timings });
      await expect(wait(new AbortController().signal)).resolves.toBeUndefined();
    }
  });
});

it('nvidia-smi is read as it writes', () => {
  expect(
    parseGpuReadings('GPU-8f4c, 81559, 1024, 37, 41, NVIDIA H100 80GB HBM3\nNo devices were found\n'),
  ).toEqual([
    {
      cudaId: 'GPU-8f4c',
      name: 'NVIDIA H100 80GB HBM3',
      memoryBytes: 81559 * 2 ** 20,
      usedBytes: 2 ** 30,
      utilisation: 0.37,
      temperatureC: 41,
      trouble: undefined,
    },
  ]);
});

describe('a GPU that somebody else has', () => {
  it('is waited for, which is said at once, and taken once it is free', async () => {
    const said: string[] = [];
    const holders = ['agent other, process 7 of user ann', 'agent other, process 7 of user ann', undefined];
    let looks = 0;
    const wait = gpuGate({
      slot: 0,
      cudaId: 'GPU-aa',
      sharers: 1,
      notice: (_severity, text) => void said.push(text),
      take: async () => holders[looks++],
      read: async () => [],
      timings: { lookMs: 1, setAsideAfterMs: 1_000_000, asideLookMs: 1 },
    });
    await wait(new AbortController().signal);
    expect(looks).toBe(3);
    expect(said).toEqual([
      'slot 1 waits: its GPU GPU-aa is held by agent other, process 7 of user ann; it is taken once that one is gone',
      'slot 1 works again: its GPU is free, answers and has room',
    ]);
  });

  it('names the processes that hold its memory, where nvidia-smi lists them', async () => {
    const csv = `GPU-aa, 4711, 70000, /usr/bin/python3
GPU-bb, 1, 1, other
GPU-aa, 12, [N/A], tf, serve
`;
    expect(describeProcesses(csv, 'GPU-aa')).toBe(
      'process 4711 (/usr/bin/python3, 68.36 GiB), process 12 (tf,serve)',
    );
    const said: string[] = [];
    const stop = new AbortController();
    const wait = gpuGate({
      slot: 0,
      cudaId: 'GPU-aa',
      sharers: 1,
      notice: (_severity, text) => {
        said.push(text);
        stop.abort();
      },
      read: async () => parseGpuReadings('GPU-aa, 81920, 71680, 0, 40, NVIDIA H100'),
      holders: async () => describeProcesses(csv, 'GPU-aa'),
      timings,
    });
    await wait(stop.signal);
    expect(said[0]).toMatch(
      /10 GiB of 80 GiB are free, 64 GiB are needed; the rest is held by process 4711 /,
    );
  });

  it('that is lost is waited for as well, and a slice waits with its GPU', async () => {
    for (const about of [{ cudaId: 'GPU-aa' }, { cudaId: 'MIG-1', sliceOf: 'GPU-aa' }]) {
      const said: string[] = [];
      const stop = new AbortController();
      const asked: string[] = [];
      const wait = gpuGate({
        slot: 0,
        ...about,
        sharers: 1,
        notice: (_severity, text) => {
          said.push(text);
          stop.abort();
        },
        read: async (cudaId) => {
          asked.push(cudaId);
          return parseGpuReadings(
            'GPU-aa, [GPU is lost], [GPU is lost], [GPU is lost], [GPU is lost], NVIDIA H100',
          );
        },
        timings,
      });
      await wait(stop.signal);
      expect(said).toEqual([`slot 1 is set aside: nvidia-smi says of ${about.cudaId}: GPU is lost`]);
      expect(new Set(asked)).toEqual(new Set(['GPU-aa']));
    }
  });
});
