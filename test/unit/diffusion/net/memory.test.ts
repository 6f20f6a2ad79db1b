/** The estimate of a training step's memory against what the step allocates. */
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import type { TfjsWasmBackend } from '../../../../diffusion/backend/wasm/heap.ts';
import { Adapter } from '../../../../diffusion/adapters/adapter.ts';
import type { AdapterConfig } from '../../../../diffusion/adapters/config.ts';
import type { NetConfig } from '../../../../diffusion/net/config.ts';
import { checkMemory, trainingMemory } from '../../../../diffusion/net/memory.ts';
import { netParameterShapes } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';
import { randomSource } from '../../../../diffusion/net/random-source.ts';
import { uploadOneByOne } from '../../../../diffusion/net/weights.ts';
import { scaledLinearSchedule, standardNormals } from '../../../../diffusion/schedule.ts';
import { stableDiffusion1 } from '../../../../diffusion/stable-diffusion/net-config.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { denoisingLoss } from '../../../../diffusion/train/denoising-loss.ts';
import { FlatVariables } from '../../../../diffusion/train/flat-variables.ts';

const net: NetConfig = {
  inChannels: 12,
  outChannels: 12,
  modelChannels: 32,
  channelMult: [1, 2, 2],
  numResBlocks: 1,
  attentionResolutions: [1, 2],
  numHeads: 4,
  contextDim: 16,
  transformerDepth: 1,
};
const plan = planNet(net);
const configOf = (change: Partial<AdapterConfig> = {}): AdapterConfig => ({
  site: { input: 'CAout', output: 'FFNin' },
  activation: 'relu',
  scale: 2,
  midDim: 16,
  ...change,
});

/** Bytes that are allocated on the wasm heap, and the most since the last `peak`. */
class HeapMeter {
  live = 0;
  peak = 0;
  readonly #sizes = new Map<number, number>();

  constructor() {
    const { wasm } = tf.backend() as unknown as {
      wasm: TfjsWasmBackend['wasm'] & { _free: (address: number) => void };
    };
    // The first call of either of Emscripten's puts the real one in its place.
    wasm._free(wasm._malloc(8));
    const { _malloc: allocate, _free: free } = wasm;
    wasm._malloc = (bytes) => {
      const address = allocate(bytes);
      this.#sizes.set(address, bytes);
      this.live += bytes;
      this.peak = Math.max(this.peak, this.live);
      return address;
    };
    wasm._free = (address) => {
      this.live -= this.#sizes.get(address) ?? 0;
      this.#sizes.delete(address);
      free(address);
    };
  }
}

let meter: HeapMeter;
beforeAll(async () => {
  await installWasm('off');
  meter = new HeapMeter();
});

describe('the estimate', () => {
  test.each<[string, Partial<AdapterConfig>, number]>([
    ['a transformer site', {}, 2],
    ['the context', { site: { input: 'CAc', output: 'CAc' } }, 2],
    ['a residual site', { site: { input: 'Resin', output: 'Resout' }, activation: 'silu' }, 1],
    ['a wide bottleneck', { midDim: 200, scale: 1 }, 3],
  ])(
    'is at most a fifth above and never a twentieth below what a step with %s allocates',
    async (_, change, batch) => {
      const config = configOf(change);
      const [side, contextLength] = [16, 6];
      const start = meter.live;
      const source = randomSource(netParameterShapes(plan), 1);
      const weights = await uploadOneByOne(netParameterShapes(plan), (name) => source.read(name));
      const expected = trainingMemory(plan, { adapter: config, batch, side, contextLength });
      expect((meter.live - start) / expected.weights).toBeCloseTo(1, 2);

      const random = seededRandom(1);
      const adapter = Adapter.create(plan, config, 'default', random);
      const base = {
        net: { plan, weights },
        schedule: scaledLinearSchedule(),
        parameterisation: 'epsilon',
      } as const;
      const context = tf.tensor(standardNormals(batch * contextLength * 16, random), [
        batch,
        contextLength,
        16,
      ]);
      const latents = standardNormals(batch * 16 * 16 * 12, random);
      const loss = {
        latents,
        noise: latents,
        timesteps: new Array<number>(batch).fill(300),
        context,
        weights: new Array<number>(batch).fill(1),
      };
      const before = meter.live;
      meter.peak = before;
      await new FlatVariables(adapter.weights.values()).differentiate(() =>
        denoisingLoss(base, loss, adapter),
      );
      const measured = meter.peak - before;
      context.dispose();
      adapter.dispose();
      tf.dispose([...weights.values()]);
      expect(measured / expected.activations).toBeGreaterThan(0.8);
      expect(measured / expected.activations).toBeLessThan(1.05);
    },
  );

  test("of Stable Diffusion's step at 512 pixels is mostly the attention between 64 x 64 positions", () => {
    const large = planNet(stableDiffusion1);
    const request = { adapter: configOf({ midDim: 60 }), batch: 1, side: 64, contextLength: 77 };
    const single = trainingMemory(large, request);
    expect(single.weights).toBe(4 * 859_520_964);
    const half = trainingMemory(large, { ...request, dtype: 'F16' });
    expect([half.weights, half.activations]).toEqual([single.weights / 2, single.activations / 2]);
    expect(half.adapter).toBe(single.adapter);
    // Five transformers of 8 heads: softmax of the scores, and the gradients of both.
    expect((5 * 3 * 8 * 4096 ** 2 * 4) / single.activations).toBeGreaterThan(0.5);
    expect(trainingMemory(large, { ...request, batch: 2 }).activations).toBe(2 * single.activations);
  });

  test('is refused beforehand where there is less', () => {
    const estimate = trainingMemory(planNet(stableDiffusion1), {
      adapter: configOf({ midDim: 60 }),
      batch: 1,
      side: 64,
      contextLength: 77,
    });
    expect(() => checkMemory(estimate, 4e9, 'CAout > FFNin')).toThrow(
      /E_OUT_OF_MEMORY_ESTIMATE CAout > FFNin needs about \d+\.\d GB \(weights 3\.4 GB, activations .* and there are 4\.0 GB; use a smaller batch/,
    );
    expect(() => checkMemory(estimate, 1e12, '')).not.toThrow();
    expect(() => checkMemory(estimate, undefined, '')).not.toThrow();
  });
});
