import { loadImageSet, textStates } from '../data/dataset.ts';
import { readConcepts } from '../data/concepts.ts';
import { trainingStyles, heldOutStyles } from '../data/styles.ts';
import { loadInception } from './inception.ts';
import { cachedFeatures } from './cached-features.ts';
import { tf } from '../tf.ts';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { writeFileSync } from 'node:fs';
setWasmPaths('/work/main/node_modules/@tensorflow/tfjs-backend-wasm/dist/');
await tf.setBackend('wasm');
const all = (await readConcepts()).filter((c) => c.group !== 9 && c.group !== 2);
const labels = all.map((c) => c.label);
const inc = await loadInception();
for (const [name, styles] of [
  ['train', trainingStyles],
  ['held', heldOutStyles],
] as const) {
  const s = await loadImageSet({ domain: 'all', styles, concepts: labels });
  console.log(name, s.count);
  const f = await cachedFeatures(inc, s.pixels, 'wasm');
  const buf = new Float32Array(f.length * 768);
  f.forEach((r, i) => buf.set(r, i * 768));
  writeFileSync(`/tmp/exp/${name}.f32`, new Uint8Array(buf.buffer));
  writeFileSync(
    `/tmp/exp/${name}.json`,
    JSON.stringify({ concept: [...s.concept], style: [...s.style], concepts: s.concepts, styles: s.styles }),
  );
  console.log('done', name);
}
const caps = new Set<string>();
for (const c of all) {
  caps.add(c.label);
  caps.add(c.tags.join(' '));
  c.tags.slice(0, 6).forEach((t) => caps.add(t));
}
console.log('caps', caps.size);
const st = await textStates([...caps]);
const out: any = {};
for (const [k, v] of st) out[k] = Array.from(v.sentence, (x) => +x.toFixed(6));
writeFileSync('/tmp/exp/text.json', JSON.stringify(out));
writeFileSync('/tmp/exp/concepts.json', JSON.stringify(all));
console.log('text done');
