/**
 * Where one training step goes: calls and time of every kernel, on wasm or on the backend that YATES_BACKEND names, and what is left for the rest (TensorFlow.js's
 * bookkeeping, the optimiser, garbage collection).
 *
 *     npx tsx bench/profile.ts [adapter|full] [batch size, 4] [adapter site, CAout:FFNin]
 *
 * A kernel that calls another is charged its own part only. All figures are medians over steps, so that moments at which
 * the machine was busy with something else do not count. YATES_OPENBLAS=off leaves OpenBLAS out. On a GPU kernels only begin
 * what the device does: their times are the host's.
 */
import { activateBackend } from '../diffusion/backend/choose.ts';
import { adapterSite } from '../diffusion/adapters/sites.ts';
import { tf } from '../diffusion/tf.ts';
import { type Mode, trainingCase } from './training-case.ts';

const [mode = 'adapter', batch = '4', site = 'CAout:FFNin'] = process.argv.slice(2);
const [warmUpSteps, steps] = [10, 20];

interface Cost {
  calls: number;
  ms: number;
}

const { description } = await activateBackend(process.env['YATES_BACKEND'] ?? 'wasm');
const [input, output] = site.split(':') as [string, string];
const one = await trainingCase(mode as Mode, Number(batch), adapterSite(input, output));
for (let step = 0; step < warmUpSteps; step++) await one.step();
const meter = meterKernels();
const measured: { total: number; kernels: Map<string, Cost> }[] = [];
for (let step = 0; step < steps; step++) {
  meter.clear();
  const start = performance.now();
  await one.step();
  measured.push({ total: performance.now() - start, kernels: structuredClone(meter) });
}
print();

/** Puts a clock around every kernel. */
function meterKernels(): Map<string, Cost> {
  const costs = new Map<string, Cost>();
  const nested: number[] = [];
  const backend = tf.getBackend();
  for (const kernel of tf.getKernelsForBackend(backend)) {
    tf.unregisterKernel(kernel.kernelName, backend);
    tf.registerKernel({
      ...kernel,
      kernelFunc(parameters) {
        nested.push(0);
        const start = performance.now();
        const result = kernel.kernelFunc(parameters);
        const elapsed = performance.now() - start;
        const cost = costs.get(kernel.kernelName) ?? { calls: 0, ms: 0 };
        cost.calls++;
        cost.ms += elapsed - (nested.pop() as number);
        costs.set(kernel.kernelName, cost);
        if (nested.length > 0) nested[nested.length - 1] = (nested.at(-1) as number) + elapsed;
        return result;
      },
    });
  }
  return costs;
}

function print(): void {
  const middle = (of: (step: (typeof measured)[number]) => number): number =>
    measured.map(of).sort((a, b) => a - b)[Math.floor(steps / 2)] as number;
  const total = middle((step) => step.total);
  const row = (name: string, calls: number, ms: number): string =>
    [
      name.padEnd(34),
      calls.toFixed(0).padStart(6),
      ms.toFixed(2).padStart(9),
      ((100 * ms) / total).toFixed(1).padStart(6),
    ].join(' ');
  console.log(`${mode} step, batch ${batch}${mode === 'adapter' ? `, ${site}` : ''}; ${description}`);
  console.log(`${'kernel'.padEnd(34)}  calls        ms      %`);
  const rows = [...meter].map(([name, { calls }]) => ({
    name,
    calls,
    ms: middle(({ kernels }) => kernels.get(name)?.ms ?? 0),
  }));
  for (const { name, calls, ms } of rows.toSorted((a, b) => b.ms - a.ms)) console.log(row(name, calls, ms));
  const inKernels = ({ kernels }: (typeof measured)[number]): number =>
    [...kernels.values()].reduce((sum, { ms }) => sum + ms, 0);
  const calls = rows.reduce((sum, each) => sum + each.calls, 0);
  console.log(
    row(
      'outside kernels',
      0,
      middle((step) => step.total - inKernels(step)),
    ),
  );
  console.log(row('step', calls, total));
}
