import { describe, expect, it } from 'vitest';
import { loadStyleSplit } from '../../../../diffusion/data/style-split.ts';
import { conceptsOf } from '../../../../diffusion/data/domains.ts';

describe('loadStyleSplit', () => {
  it('holds out half of the concepts that the base net knows, and trains on none of them', async () => {
    const { training, heldOut } = await loadStyleSplit('openmoji', 'faces-animals-food');
    expect([training.count, heldOut.count]).toEqual([289, 36]);
    expect(training.captions.filter((caption) => heldOut.captions.includes(caption))).toEqual([]);
    const known = (await conceptsOf('animals-food')).map(({ label }) => label);
    expect(heldOut.captions.filter((caption) => !known.includes(caption))).toEqual([]);
  });

  it('holds out the same ones in every style and domain', async () => {
    const openmoji = await loadStyleSplit('openmoji', 'faces-animals-food');
    const fluent = await loadStyleSplit('fluent-emoji-flat', 'animals-food');
    expect(fluent.heldOut.captions).toEqual(openmoji.heldOut.captions);
    expect(fluent.training.count).toBe(36);
  });

  it('refuses what does not exist', async () => {
    await expect(loadStyleSplit('clipart', 'all')).rejects.toThrow(/E_IMAGE_STYLE/);
    await expect(loadStyleSplit('openmoji', 'cars')).rejects.toThrow(/E_IMAGE_DOMAIN/);
  });
});
