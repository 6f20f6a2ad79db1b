import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import { loadImageSet } from '../../../../diffusion/data/dataset.ts';
import { loadSubject } from '../../../../diffusion/data/subject.ts';
import { projectionPath } from '../../../../diffusion/score/projection.ts';
import { createScorer, type Scorer } from '../../../../diffusion/score/scorer.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { useTemporaryCache } from '../data/temporary-cache.ts';

useTemporaryCache();

let scorer: Scorer;
beforeAll(async () => {
  await activateBackend('wasm');
  scorer = await createScorer();
});
afterAll(() => scorer.dispose());

const drawings = async (style: string, concepts: string[]): Promise<Uint8Array> =>
  (await loadImageSet({ domain: 'all', styles: [style], concepts })).pixels;

// biome-ignore format: a list to read in rows
const foods = [
  'grapes', 'watermelon', 'tangerine', 'lemon', 'banana', 'pineapple', 'red apple', 'pear', 'peach', 'cherries',
  'strawberry', 'tomato', 'eggplant', 'carrot', 'hot pepper', 'hamburger', 'pizza', 'doughnut', 'ice cream', 'mushroom',
];

describe('scorer', () => {
  it('gives unit vectors, the same each time, and keeps no tensors', async () => {
    const pixels = await drawings('twemoji', ['cat face', 'pizza']);
    const [first, again] = [await scorer.imageEmbedding(pixels), await scorer.imageEmbedding(pixels)];
    expect(again).toEqual(first);
    expect(first.map((vector) => vector.length)).toEqual([256, 256]);
    expect(Math.hypot(...(first[0] as Float32Array))).toBeCloseTo(1, 6);
    expect(Math.hypot(...(await scorer.textEmbedding('cat face')))).toBeCloseTo(1, 6);
    const before = tf.memory().numTensors;
    await scorer.clipImage(pixels, pixels);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('puts the subject above its class, and its class above other things', async () => {
    const { training, heldOut, classImages } = await loadSubject('openmoji-cat');
    const subject = await scorer.clipImage(training.pixels, heldOut.pixels);
    const ownClass = await scorer.clipImage(classImages.pixels, heldOut.pixels);
    const others = await scorer.clipImage(
      await drawings('twemoji', ['hamburger', 'tulip', 'lemon']),
      heldOut.pixels,
    );
    expect(subject).toBeGreaterThan(ownClass + 0.2);
    expect(ownClass).toBeGreaterThan(others + 0.1);
    expect(await scorer.clipImage(heldOut.pixels, training.pixels)).toBeCloseTo(subject, 6);
  });

  it('tells which caption fits', async () => {
    const cats = await drawings('twemoji', ['cat face', 'grinning cat']);
    expect(await scorer.clipText(cats, 'cat face')).toBeGreaterThan(
      (await scorer.clipText(cats, 'pizza')) + 0.2,
    );
  });

  it('finds captions of drawings far more often than chance', async () => {
    const { pixels, captions } = await loadImageSet({
      domain: 'animals-food',
      styles: ['noto'],
      concepts: foods,
    });
    const { top1, top5, queries, candidates } = await scorer.retrieval(pixels, captions);
    expect([queries, candidates]).toEqual([20, 20]);
    expect(top1).toBeGreaterThan(0.5);
    expect(top5).toBeGreaterThan(0.8);
  });

  it('measures distances of sets: near to its own kind, far from another', async () => {
    const { pixels } = await loadImageSet({ domain: 'animals-food', styles: ['twemoji'] });
    const half = 12 * 3072;
    const tw = pixels.subarray(0, 2 * half);
    const near = await scorer.kid(tw.subarray(0, half), tw.subarray(half));
    const open = await drawings('openmoji', ['cat face', 'pizza', 'fox', 'lemon', 'tulip', 'crab']);
    const far = await scorer.kid(tw.subarray(0, half), open);
    expect(far).toBeGreaterThan(near);
    expect(await scorer.fid(open, open)).toBeLessThan(1e-3);
    expect(await scorer.fid(open, tw.subarray(0, 6 * 3072))).toBeGreaterThan(1);
  });

  it('refuses bytes that are no images, and captions that are too few', async () => {
    await expect(scorer.features(new Uint8Array(3071))).rejects.toThrow(/E_SCORE_IMAGES .*3071 bytes/);
    await expect(scorer.clipImage(new Uint8Array(0), new Uint8Array(3072))).rejects.toThrow(/E_SCORE_IMAGES/);
    await expect(scorer.retrieval(new Uint8Array(3072), [])).rejects.toThrow(/E_SCORE_CAPTIONS/);
  });

  it('ships weights that are those of their card, trained on no held-out style', async () => {
    const card = JSON.parse(await readFile(projectionPath.replace('.safetensors', '.json'), 'utf8')) as {
      sha256: string;
      trainingStyles: string[];
      figures: { imageToCaption: { top1: number } };
    };
    const bytes = await readFile(projectionPath);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(card.sha256);
    expect(card.trainingStyles).not.toContain('openmoji');
    expect(card.figures.imageToCaption.top1).toBeGreaterThan(0.15);
  });
});
