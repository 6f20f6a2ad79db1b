/** The way to the native TensorFlow, as far as a machine without it can go: with a package that stands in for it. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { entryPoint } from '../../../../base/entry-point.ts';

const packages = mkdtempSync(join(tmpdir(), 'yates-tfjs-node-'));
for (const name of ['tfjs-node', 'tfjs-node-gpu']) {
  const folder = join(packages, '@tensorflow', name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(fileURLToPath(new URL('./fake-tfjs-node.cjs', import.meta.url)), join(folder, 'index.js'));
}
afterAll(() => rmSync(packages, { recursive: true }));

/** What is installed is found before what NODE_PATH names. */
const isInstalled = (name: string): boolean => {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
};
const noneInstalled = !['@tensorflow/tfjs-node', '@tensorflow/tfjs-node-gpu'].some(isInstalled);

interface Answer {
  readonly description?: string;
  readonly error?: string;
  readonly seen?: Readonly<Record<string, unknown>>;
}

async function activate(backend: string, kind: string, env: Record<string, string> = {}): Promise<Answer> {
  const args = entryPoint(new URL('./activate-main.ts', import.meta.url), import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [...args, backend], {
    env: {
      ...process.env,
      ...env,
      NODE_PATH: packages,
      FAKE_TFJS_NODE: kind,
      FAKE_ROOT: import.meta.url,
    },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Answer;
}

describe.runIf(noneInstalled)('the native TensorFlow', () => {
  test('finds what Node 23 took away, takes memory as it needs it, and sees the card of its slot', async () => {
    const { description, seen } = await activate('tfjs-node-gpu', 'gpu', {
      CUDA_VISIBLE_DEVICES: 'GPU-1a2b',
    });
    expect(description).toBe('tfjs-node-gpu, tensorflow 2.0.0');
    expect(seen).toEqual({
      isNullOrUndefined: true,
      TF_FORCE_GPU_ALLOW_GROWTH: 'true',
      CUDA_VISIBLE_DEVICES: 'GPU-1a2b',
    });
  });

  test('leaves alone what the user has set', async () => {
    const { seen } = await activate('tfjs-node', 'broken', { TF_FORCE_GPU_ALLOW_GROWTH: 'false' });
    expect(seen).toMatchObject({ TF_FORCE_GPU_ALLOW_GROWTH: 'false' });
  });

  test('is not called a GPU when it found none', async () => {
    const { error } = await activate('tfjs-node-gpu', 'no-gpu');
    expect(error).toMatch(/E_BACKEND backend tfjs-node-gpu: libtensorflow found no GPU that it can use/);
  });

  test('says in one line why it does not load', async () => {
    const { error } = await activate('tfjs-node-gpu', 'broken');
    expect(error).toMatch(
      /backend tfjs-node-gpu: @tensorflow\/tfjs-node-gpu cannot be loaded: libtensorflow.so.2: cannot open shared object file;/,
    );
  });

  test('does not train when it computes wrongly', async () => {
    const { error } = await activate('tfjs-node-gpu', 'wrong');
    expect(error).toMatch(/backend tfjs-node-gpu: self-test: losses .* instead of 1\.2185694, 0\.9627349/);
  });
});
