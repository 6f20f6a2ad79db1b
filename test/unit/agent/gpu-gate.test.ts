import { describe, expect, it } from 'vitest';
import { gpuGate } from '../../../agent/gpu-gate.ts';
import { type GpuReading, parseGpuReadings } from '../../../agent/gpu-readings.ts';

const timings = { lookMs: 1, setAsideAfterMs: 3, asideLookMs: 1 };

/** A GPU of 100 GiB that holds so many at each look, the last for ever. */
function gateOver(usedGiB: readonly number[], sharers = 1) {
  const said: string[] = [];
  let looks = 0;
  const read = async (cudaId: string): Promise<GpuReading[]> => {
    const used = usedGiB[Math.min(looks++, usedGiB.length - 1)] ?? 0;
    const bytes = { memoryBytes: 100 * 2 ** 30, usedBytes: used * 2 ** 30 };
    return [{ cudaId, name: 'NVIDIA H100', utilisation: 0, temperatureC: 40, ...bytes }];
  };
  const notice = (severity: string, text: string): void => void said.push(`${severity}: ${text}`);
  const wait = gpuGate({ slot: 1, cudaId: 'GPU-aa', sharers, notice, read, timings });
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
      'info: slot 2 works again: its GPU has room',
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
    },
  ]);
});
