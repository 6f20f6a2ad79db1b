import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tf } from '../../../../../diffusion/tf.ts';
import { describeAdapter, mayHaveGpu, openAdapter } from '../../../../../diffusion/backend/webgpu/dawn.ts';
import { webgpu } from '../../../../../diffusion/backend/webgpu/webgpu.ts';
import { useSwiftshader } from '../../../../golden/diffusion/swiftshader.ts';

describe('the description of an adapter', () => {
  test('names all that results depend on, and no empty fields', () => {
    const info = { vendor: 'nvidia', architecture: '', device: 'H100', description: '550.54' };
    expect(describeAdapter({ ...info, isFallbackAdapter: false })).toBe('nvidia H100 550.54');
  });
});

describe.runIf(process.platform === 'linux')('whether a machine may have a GPU', () => {
  const devices = mkdtempSync(join(tmpdir(), 'yates-dev-'));
  afterAll(() => rmSync(devices, { recursive: true }));

  test('is told by its device files', () => {
    expect(mayHaveGpu(devices)).toBe(false);
    mkdirSync(join(devices, 'dri'));
    // A screen without a render node, as servers have it.
    writeFileSync(join(devices, 'dri', 'card0'), '');
    expect(mayHaveGpu(devices)).toBe(false);
    writeFileSync(join(devices, 'dri', 'renderD128'), '');
    expect(mayHaveGpu(devices)).toBe(true);
  });
});

describe.skipIf(!useSwiftshader())('webgpu on a software adapter', () => {
  let description = '';
  beforeAll(async () => {
    description = await webgpu.activate({ named: true });
  });

  test('is had by name and described down to its driver', () => {
    expect(tf.getBackend()).toBe('webgpu');
    expect(description).toMatch(/^webgpu, google swiftshader .*SwiftShader driver \d/);
  });

  test('is not chosen by itself', async () => {
    await expect(webgpu.activate({ named: false })).rejects.toThrow(
      /no GPU on this machine|only an adapter that computes on the processor: google swiftshader/,
    );
  });

  test('names the adapters there are when none has the name that was asked for', async () => {
    await expect(openAdapter('Voodoo')).rejects.toThrow(
      /no adapter has "Voodoo" in its name \(there is .*SwiftShader/,
    );
  });

  test('throws what went wrong on the device at the next read, and not zeros', async () => {
    const tooLarge = tf.tidy(() => tf.matMul(tf.ones([2 ** 15, 1]), tf.ones([1, 2 ** 14])));
    await expect(tooLarge.data()).rejects.toThrow(/WebGPU: Buffer size .* exceeds/);
  });
});
