import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activateBackend } from '../../../../../diffusion/backend/choose.ts';
import { loadSubject, type SubjectImages } from '../../../../../diffusion/data/subject.ts';
import type { Description } from '../../../../../diffusion/score/inception.ts';
import { createScorer, type Scorer } from '../../../../../diffusion/score/scorer.ts';
import { subjectMapsPath } from '../../../../../diffusion/score/subject/maps.ts';
import {
  contextPrompts,
  loadSubjectScores,
  type SubjectScores,
} from '../../../../../diffusion/score/subject/subject-scores.ts';

let scorer: Scorer;
let images: SubjectImages;
let scores: SubjectScores;
beforeAll(async () => {
  await activateBackend('wasm');
  scorer = await createScorer();
  images = await loadSubject('openmoji-fruit');
  scores = await loadSubjectScores(images, scorer);
});
afterAll(() => scorer.dispose());

describe('the maps', () => {
  it('are the file that their card describes', async () => {
    const card = JSON.parse(await readFile(subjectMapsPath.replace('.safetensors', '.json'), 'utf8')) as {
      sha256: string;
      figures: Record<string, number>;
    };
    const digest = createHash('sha256').update(await readFile(subjectMapsPath));
    expect(card.sha256).toBe(digest.digest('hex'));
    expect(card.figures['subjectAboveItsClass']).toBeGreaterThan(0.75);
    expect(card.figures['subjectAboveItsStyle']).toBeGreaterThan(0.85);
    expect(card.figures['styleAboveOthers']).toBeGreaterThan(0.85);
  });
});

describe('scores of a subject', () => {
  it('put its own pictures above its class, and its class above other things in its style', () => {
    const { own, ordinary, style } = scores.anchors.rows;
    expect(own.identity).toBeGreaterThan(ordinary.identity + 0.1);
    expect(ordinary.identity).not.toBe(style.identity);
    expect(own.style).toBeGreaterThan(ordinary.style);
    expect(style.style).toBeGreaterThan(ordinary.style);
  });

  it('tell pictures that do as they were asked from those that do not', async () => {
    const { own, heldOut, ordinary } = scores.anchors.rows;
    // The same picture for every prompt fits one as much better as it fits the others worse.
    expect(own.fidelity).toBeCloseTo(0, 6);
    expect(heldOut.fidelity).toBeGreaterThan(0.15);
    expect(ordinary.fidelity).toBeGreaterThan(heldOut.fidelity);
    const [picture] = (await scorer.describe(images.heldOut.pixels)) as [Description];
    const fits = scores.contexts.map((label) => scores.fidelity([{ picture, label }]));
    expect(fits.indexOf(Math.max(...fits))).toBe(
      scores.contexts.indexOf(images.heldOut.captions[0] as string),
    );
  });

  it('give a copy of the training pictures and the class without the style the same joint score', () => {
    const { identity, fidelity } = scores.anchors;
    expect(scores.joint(identity.ceiling, fidelity.floor)).toBeCloseTo(1 - Math.SQRT1_2, 9);
    expect(scores.joint(identity.floor, fidelity.ceiling)).toBeCloseTo(1 - Math.SQRT1_2, 9);
    expect(scores.joint(identity.ceiling, fidelity.ceiling)).toBe(1);
  });

  it('ask for all contexts about equally often', () => {
    const prompts = contextPrompts(scores.contexts, 10);
    expect(prompts).toHaveLength(10);
    for (const label of scores.contexts) {
      const times = prompts.filter((prompt) => prompt === `sks ${label}`).length;
      expect(Math.abs(times - 10 / scores.contexts.length)).toBeLessThan(1);
    }
  });
});
