/**
 * What the similarity scores of adapters-emoji.md are to be held against: how near pictures that nobody trained on come to
 * the subject, and how many of the experiment's cells get as near.
 *
 *     npx tsx docs/experiments/yardsticks.ts
 */
import { readFileSync } from 'node:fs';
import { activateBackend } from '../../diffusion/backend/choose.ts';
import { loadImageSet } from '../../diffusion/data/dataset.ts';
import { loadSubject } from '../../diffusion/data/subject.ts';
import { createScorer } from '../../diffusion/score/scorer.ts';
import { parseCsv } from '../../stats/table/parse-csv.ts';

const animalFaces = new Set(
  'monkey face, dog face, wolf, fox, lion, tiger face, horse face, unicorn, cow face, pig face, mouse face, hamster, rabbit face, bear, koala, panda'.split(
    ', ',
  ),
);

await activateBackend();
const scorer = await createScorer();
const { subject, training, heldOut, classImages } = await loadSubject('openmoji-cat');
const animals = await loadImageSet({ domain: 'animals-food', styles: [subject.style] });

const similarity = (pixels: Uint8Array): Promise<number> => scorer.clipImage(pixels, heldOut.pixels);
const ordinaryCats = await similarity(classImages.pixels);
console.log(
  `ordinary cats, training styles:  ${ordinaryCats.toFixed(3)} (${classImages.captions.length} pictures)`,
);
console.log(`the subject's training pictures: ${(await similarity(training.pixels)).toFixed(3)}`);
const side = animals.pixels.length / animals.captions.length;
const pictures = (wanted: (caption: string) => boolean): Uint8Array[] =>
  animals.captions.flatMap((caption, at) =>
    wanted(caption) ? [animals.pixels.subarray(at * side, (at + 1) * side)] : [],
  );
const faces = pictures((caption) => animalFaces.has(caption));
const each: [number, string][] = [];
for (const caption of animalFaces) {
  each.push([await similarity(joined(pictures((other) => other === caption))), caption]);
}
const nearest = each
  .sort(([one], [other]) => other - one)
  .slice(0, 4)
  .map(([value, caption]) => `${caption} ${value.toFixed(3)}`);
const others = pictures((caption) => !/\bcat\b/.test(caption));
console.log(
  `other animals' faces, subject's style: ${(await similarity(joined(faces))).toFixed(3)} (${faces.length} pictures; nearest: ${nearest.join(', ')})`,
);
console.log(
  `all other things, subject's style: ${(await similarity(joined(others))).toFixed(3)} (${others.length} pictures)`,
);

const file = new URL('paper-a225c6e4.csv', import.meta.url).pathname;
const { header, records } = parseCsv(readFileSync(file, 'utf8'), file);
const cells = new Map<string, number[]>();
for (const { fields } of records) {
  const field = (name: string): string => fields[header.indexOf(name)] ?? '';
  if (field('reference') !== '') continue;
  const key = ['input', 'output', 'activation', 'scale'].map(field).join(' ');
  cells.set(key, [...(cells.get(key) ?? []), Number(field('clip_image'))]);
}
const means = [...cells.values()].map(
  (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
);
console.log(
  `cell means below ordinary cats: ${means.filter((mean) => mean < ordinaryCats).length} of ${means.length}`,
);
console.log(
  `best of ${[...cells.values()].flat().length} runs: ${Math.max(...[...cells.values()].flat()).toFixed(3)}`,
);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
