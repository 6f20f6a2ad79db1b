/**
 * Which subjects' classes the base net can draw: for each family of subjects, how often the CLIP-like scorer finds a caption
 * of the family, first or among the first five of all captions of the domain, for pictures that the base net draws of the
 * class and for the real icons of a training style.
 *
 *     node --import tsx examples/subject-classes.ts
 *
 * `--pictures 16` of each class; `--base DIR` another base net than the shipped one; `--csv FILE` writes the table as well.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { activateBackend } from '../diffusion/backend/choose.ts';
import { loadBaseModel } from '../diffusion/base-model.ts';
import { conceptsOf } from '../diffusion/data/domains.ts';
import { loadImageSet } from '../diffusion/data/dataset.ts';
import { subjectFamilies } from '../diffusion/data/subject-families.ts';
import { dpmSolver } from '../diffusion/sample/dpm-solver.ts';
import { paint } from '../diffusion/sample/samples.ts';
import { dot } from '../diffusion/score/projection.ts';
import { createScorer } from '../diffusion/score/scorer.ts';

const { values } = parseArgs({
  options: {
    pictures: { type: 'string', default: '16' },
    base: { type: 'string' },
    csv: { type: 'string' },
  },
});
const count = Number(values.pictures);
const { description } = await activateBackend();
const base = await loadBaseModel(values.base);
const scorer = await createScorer();
const labels = (await conceptsOf('everyday')).map(({ label }) => label);
const texts = await scorer.textEmbeddings(labels);
console.log(`base net ${base.version.slice(0, 12)} on ${description}; ${count} pictures of each class`);

/** Shares of pictures whose first caption, or one of whose first five, is of the family. */
async function found(
  pixels: Uint8Array,
  family: ReadonlySet<string>,
): Promise<[first: number, amongFive: number]> {
  const hits = (await scorer.imageEmbedding(pixels)).map((picture) => {
    const ranked = labels
      .map((label, index) => ({ label, cosine: dot(picture, texts[index] as Float32Array) }))
      .sort((left, right) => right.cosine - left.cosine);
    return [1, 5].map((rank) => ranked.slice(0, rank).some(({ label }) => family.has(label)));
  });
  return [0, 1].map((at) => hits.filter((hit) => hit[at]).length / hits.length) as [number, number];
}

const rows = [['family', 'part', 'class', 'drawn_first', 'drawn_five', 'real_first', 'real_five']];
for (const [name, { part, classPrompt, training, heldOut, classConcepts }] of Object.entries(
  subjectFamilies,
)) {
  const family = new Set<string>([...training, ...heldOut, ...classConcepts, classPrompt]);
  const pictures = await paint(base, {
    captions: new Array<string>(count).fill(classPrompt),
    sampler: dpmSolver,
    steps: 25,
    guidance: { strength: 4, above: 400 },
    seed: `class ${name}`,
  });
  const real = await loadImageSet({ domain: 'all', styles: ['twemoji'], concepts: classConcepts });
  const shares = [...(await found(pictures, family)), ...(await found(real.pixels, family))];
  rows.push([name, part, classPrompt, ...shares.map((share) => share.toFixed(2))]);
}
const widths = (rows[0] as string[]).map((_, at) =>
  Math.max(...rows.map((row) => (row[at] as string).length)),
);
for (const row of rows)
  console.log(
    row
      .map((cell, at) => cell.padEnd(widths[at] as number))
      .join('  ')
      .trimEnd(),
  );
if (values.csv !== undefined) await writeFile(values.csv, `${rows.map((row) => row.join(',')).join('\n')}\n`);
