import { memoryText, percentText, temperatureText } from '../../client/device-text.ts';
import { plural } from '../../base/plural.ts';
import { textTable } from '../output/text-table.ts';
import type { GpuFinding, GpuReport } from './gpus.ts';

export function describeGpus({ healthy, gpus, together }: GpuReport): string {
  if (gpus.length === 0)
    return 'No GPU of NVIDIA is to be seen here: an agent would run trials on the processor.';
  const table = textTable(
    ['device', 'busy', 'memory', 'temp', 'lock', 'shown alone', 'state', 'id'],
    gpus.map(row),
  );
  const notes = gpus.flatMap(({ id, heldBy, processes, trouble }) => [
    ...(trouble === null ? [] : [`${id} is out of order: ${trouble}.`]),
    ...(heldBy === null ? [] : [`${id} is held by ${heldBy}: an agent waits until that one is gone.`]),
    ...(processes === '' ? [] : [`On ${id} there is ${processes}.`]),
  ]);
  const all = Object.entries(together).map(([name, value]) => `  ${name}=${value}`);
  return [
    table,
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
    ...(all.length === 0 ? [] : [`A trial that has all whole GPUs gets:\n${all.join('\n')}`]),
    healthy
      ? `${plural(gpus.length, 'device')} can be given to trials.`
      : 'Something is not as it should be: see the table.',
  ].join('\n\n');
}

function row(gpu: GpuFinding): string[] {
  const { id, name, memoryBytes, utilisation, usedBytes, temperatureC, heldBy, isShownAlone, trouble } = gpu;
  return [
    name,
    percentText(utilisation ?? undefined),
    memoryText({ usedBytes: usedBytes ?? undefined, memoryBytes }),
    temperatureText(temperatureC ?? undefined),
    heldBy === null ? 'free' : 'held',
    isShownAlone ? 'yes' : 'NO',
    trouble === null ? 'in order' : 'FAIL',
    id,
  ];
}
