import { delimiter } from 'node:path';
import { expect, it, vi } from 'vitest';
import { DeviceLocks } from '../../../../agent/gpu/device-locks.ts';
import { describeGpus } from '../../../../cli/doctor/gpus-text.ts';
import { examineGpus } from '../../../../cli/doctor/gpus.ts';
import { FakeNvidiaSmi } from '../../agent/gpu/fake-nvidia-smi.ts';

function machine(smi: FakeNvidiaSmi): FakeNvidiaSmi {
  vi.stubEnv('PATH', `${smi.folder}${delimiter}${process.env['PATH'] ?? ''}`);
  vi.stubEnv('CUDA_VISIBLE_DEVICES', undefined);
  return smi;
}

it('GPUs are read, locked and shown to processes as trials get them', async () => {
  const smi = machine(new FakeNvidiaSmi([{ percent: 12 }, { slices: ['3g.40gb'] }, {}]));
  smi.apps([`${smi.ids[0]}, 77, 1024, python3`]);
  const other = new DeviceLocks({ name: 'other', warn: () => {} });
  await other.take(smi.ids[2] ?? '');
  const report = await examineGpus();
  other.freeAll();
  expect(report.healthy).toBe(true);
  expect(report.gpus.map(({ id }) => id)).toEqual([smi.ids[0], smi.sliceIds[0], smi.ids[2]]);
  expect(report.gpus[0]).toMatchObject({
    utilisation: 0.12,
    temperatureC: 41,
    heldBy: null,
    isShownAlone: true,
  });
  expect(report.gpus[1]).toMatchObject({ sliceOf: smi.ids[1], utilisation: null, isShownAlone: true });
  expect(report.gpus[2]?.heldBy).toMatch(/^agent other, process/);
  expect(report.together).toMatchObject({
    CUDA_VISIBLE_DEVICES: `${smi.ids[0]},${smi.ids[2]}`,
    PET_NPROC_PER_NODE: '2',
  });
  const text = describeGpus(report);
  expect(text).toContain(`On ${smi.ids[0]} there is process 77 (python3, 1 GiB).`);
  expect(text).toContain('3 devices can be given to trials.');
});

it('a lost GPU fails the check, and a machine without a GPU is said to have none', async () => {
  const smi = machine(new FakeNvidiaSmi([{}, { isLost: true }]));
  const report = await examineGpus();
  expect(report.healthy).toBe(false);
  expect(report.gpus.map(({ trouble }) => trouble)).toEqual([null, 'GPU is lost']);
  expect(describeGpus(report)).toContain(`${smi.ids[1]} is out of order: GPU is lost.`);
  vi.stubEnv('CUDA_VISIBLE_DEVICES', '');
  expect(describeGpus(await examineGpus())).toMatch(/^No GPU of NVIDIA/);
});
