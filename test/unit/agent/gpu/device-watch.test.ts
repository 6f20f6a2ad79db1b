import { delimiter } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type DeviceState, DeviceWatch } from '../../../../agent/gpu/device-watch.ts';
import { detectDevices } from '../../../../agent/gpu/devices.ts';
import { readGpus } from '../../../../agent/gpu/gpu-readings.ts';
import { Signal } from '../../../../base/signal.ts';
import { FakeNvidiaSmi } from './fake-nvidia-smi.ts';

function inPlaceOfOurs(smi: FakeNvidiaSmi): FakeNvidiaSmi {
  vi.stubEnv('PATH', `${smi.folder}${delimiter}${process.env['PATH'] ?? ''}`);
  vi.stubEnv('CUDA_VISIBLE_DEVICES', undefined);
  return smi;
}

/** Watches until the states are as wanted. */
async function watching(smi: FakeNvidiaSmi) {
  const devices = await detectDevices({});
  const said: string[] = [];
  const troubles: string[] = [];
  const gone: string[] = [];
  const news = new Signal();
  let states: readonly DeviceState[] = [];
  const read = (cudaId?: string) => readGpus(cudaId, { hasGpu: () => true, timeoutMs: 500 });
  const watch = new DeviceWatch({
    devices,
    notice: (_severity, text) => void said.push(text),
    heard: (now) => {
      states = now;
      news.raise();
    },
    onTrouble: (cudaId) => void troubles.push(cudaId),
    onGone: (cudaId) => void gone.push(cudaId),
    read,
    timings: { everyMs: 1, troubledEveryMs: 1 },
  });
  const until = async (isSo: (states: readonly DeviceState[]) => boolean): Promise<void> => {
    while (!isSo(states)) await news.next();
  };
  return { watch, said, troubles, gone, until, states: () => states, smi };
}

describe('the watch over the GPUs of an agent', () => {
  it('reads how busy, full and warm each is', async () => {
    const smi = inPlaceOfOurs(new FakeNvidiaSmi([{ percent: 97, usedMib: 40_960 }, {}]));
    const { watch, until, states } = await watching(smi);
    await until((all) => all.length === 2);
    watch.close();
    expect(states()[0]).toEqual({
      cudaId: smi.ids[0],
      utilisation: 0.97,
      usedBytes: 40 * 2 ** 30,
      temperatureC: 41,
      trouble: undefined,
      isGone: false,
    });
  });

  it('says which GPU is lost, though nvidia-smi answers for none of them together, and when it is back', async () => {
    const smi = inPlaceOfOurs(new FakeNvidiaSmi());
    const { watch, until, said, troubles, states } = await watching(smi);
    await until((all) => all.length === 2);
    smi.lose(1);
    await until((all) => all[1]?.trouble !== undefined);
    expect(states()[0]).toMatchObject({ trouble: undefined, temperatureC: 41 });
    expect(states()[1]?.trouble).toMatch(/^nvidia-smi fails: .*GPU is lost/);
    smi.lose(undefined);
    await until((all) => all[1]?.trouble === undefined);
    watch.close();
    expect(troubles).toEqual([smi.ids[1]]);
    expect(said).toEqual([
      expect.stringMatching(
        new RegExp(`^GPU ${smi.ids[1]} is out of order: nvidia-smi fails: .*GPU is lost`),
      ),
      `GPU ${smi.ids[1]} is in order again`,
    ]);
  });

  it.each([1, 2])(
    'knows of %i GPUs which is gone, once, after two readings that do not list it',
    async (count) => {
      const smi = inPlaceOfOurs(new FakeNvidiaSmi(Array.from({ length: count }, () => ({}))));
      const { watch, until, gone, states } = await watching(smi);
      await until((all) => all.length === count);
      smi.drop(0);
      for (let readings = 0; readings < 4; readings++) {
        const before = states();
        await until((all) => all !== before);
      }
      expect(states().map(({ isGone }) => isGone)).toEqual([true, ...Array<boolean>(count - 1).fill(false)]);
      expect(states()[0]?.trouble).toBe('nvidia-smi does not list it any more');
      watch.close();
      expect(gone).toEqual([smi.ids[0]]);
    },
  );

  it('takes for gone what is lost, and not what gives no answer', async () => {
    const smi = inPlaceOfOurs(new FakeNvidiaSmi());
    const { watch, until, gone, states } = await watching(smi);
    await until((all) => all.length === 2);
    smi.fail('NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver');
    await until((all) => all[1]?.trouble !== undefined);
    for (let readings = 0; readings < 3; readings++) {
      const before = states();
      await until((all) => all !== before);
    }
    expect(gone).toEqual([]);
    smi.fail(undefined);
    smi.lose(1);
    await until(() => gone.length > 0);
    watch.close();
    expect(gone).toEqual([smi.ids[1]]);
  });

  it('takes a nvidia-smi that hangs, or fails, for trouble of all GPUs', async () => {
    const smi = inPlaceOfOurs(new FakeNvidiaSmi());
    const { watch, until, states } = await watching(smi);
    await until((all) => all.length === 2);
    smi.hang();
    await until((all) => all.every(({ trouble }) => trouble !== undefined));
    expect(states()[0]?.trouble).toMatch(/gives no answer within 0\.5 s/);
    smi.hang(false);
    smi.fail('NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver');
    await until((all) => all.every(({ trouble }) => trouble?.includes('communicate') === true));
    watch.close();
  });

  it('knows of a slice only how warm its GPU is, and asks nothing where there is no GPU', async () => {
    const smi = inPlaceOfOurs(new FakeNvidiaSmi([{ slices: ['3g.20gb', '3g.20gb'] }]));
    const { watch, until, states } = await watching(smi);
    await until((all) => all.length === 2);
    watch.close();
    expect(
      states().map(({ cudaId, utilisation, temperatureC }) => [cudaId, utilisation, temperatureC]),
    ).toEqual(smi.sliceIds.map((id) => [id, undefined, 41]));
    const cpu = [{ kind: 'cpu', name: 'cpu', memoryBytes: 1, cudaId: undefined }] as const;
    const read = vi.fn<() => Promise<never>>();
    new DeviceWatch({ devices: cpu, notice: () => {}, heard: () => {}, read }).close();
    expect(read).not.toHaveBeenCalled();
  });
});

describe('a GPU in MIG mode', () => {
  it('gives its slices, one a slot, in its place', async () => {
    const smi = inPlaceOfOurs(new FakeNvidiaSmi([{ slices: ['3g.20gb', '1g.5gb'] }, {}, { slices: [] }]));
    const devices = await detectDevices({});
    expect(devices.map(({ cudaId }) => cudaId)).toEqual([...smi.sliceIds, smi.ids[1]]);
    expect(devices[1]).toEqual({
      kind: 'gpu',
      name: 'NVIDIA H100 80GB HBM3 MIG 1g.5gb',
      memoryBytes: 5 * 2 ** 30,
      cudaId: smi.sliceIds[1],
      sliceOf: smi.ids[0],
    });
    const named = async (names: string): Promise<unknown[]> =>
      (await detectDevices({ CUDA_VISIBLE_DEVICES: names })).map(({ cudaId }) => cudaId);
    expect(await named(smi.sliceIds[1] ?? '')).toEqual([smi.sliceIds[1]]);
    expect(await named('0')).toEqual(smi.sliceIds);
    expect(await named(`1,MIG-elsewhere`)).toEqual([smi.ids[1], 'MIG-elsewhere']);
  });
});
