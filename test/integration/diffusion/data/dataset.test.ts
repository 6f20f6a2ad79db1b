import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImageSet, loadImageSet } from '../../../../diffusion/data/dataset.ts';
import { useTemporaryCache } from './temporary-cache.ts';

const cache = useTemporaryCache();
const request = {
  domain: 'animals-food',
  styles: ['fxemoji', 'openmoji', 'noto-v1'],
  concepts: ['red apple', 'fox', 'lady beetle', 'green apple'],
};

const meanColour = (set: ImageSet, image: number): number[] => {
  const pixels = set.pixels.subarray(image * 3072, (image + 1) * 3072);
  return [0, 1, 2].map(
    (channel) => pixels.filter((_, at) => at % 3 === channel).reduce((sum, v) => sum + v, 0) / 1024,
  );
};

describe('loadImageSet', () => {
  it('gives every drawing that exists, by concept and then style, with its caption', async () => {
    const set = await loadImageSet(request);
    const rows = Array.from(set.concept, (concept, image) => [
      set.concepts[concept],
      set.styles[set.style[image] as number],
    ]);
    // Firefox OS draws its cats as foxes and has no fox, and resvg cannot draw the lady beetle of noto-v1.
    expect(rows).toEqual([
      ['red apple', 'fxemoji'],
      ['red apple', 'openmoji'],
      ['red apple', 'noto-v1'],
      ['fox', 'openmoji'],
      ['fox', 'noto-v1'],
      ['lady beetle', 'fxemoji'],
      ['lady beetle', 'openmoji'],
      ['green apple', 'fxemoji'],
      ['green apple', 'openmoji'],
      ['green apple', 'noto-v1'],
    ]);
    expect(set.count).toBe(10);
    expect(set.pixels).toHaveLength(10 * 3072);
    expect(set.captions).toEqual(rows.map(([label]) => label));
  });

  it('draws on white, in RGB', async () => {
    const set = await loadImageSet(request);
    for (let image = 0; image < set.count; image++) {
      expect([...set.pixels.subarray(image * 3072, image * 3072 + 3)]).toEqual([255, 255, 255]);
    }
    const [redOfRed, greenOfRed] = meanColour(set, 0) as [number, number];
    const [redOfGreen, greenOfGreen] = meanColour(set, 7) as [number, number];
    expect(redOfRed).toBeGreaterThan(greenOfRed + 30);
    expect(greenOfGreen).toBeGreaterThan(redOfGreen);
  });

  it('reads the second time from the cache, and draws again what is damaged there', async () => {
    const first = await loadImageSet(request);
    const files = await readdir(cache());
    expect(files).toHaveLength(request.styles.length);
    for (const file of files) {
      const bytes = await readFile(join(cache(), file));
      bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
      await writeFile(join(cache(), file), bytes);
    }
    expect(await loadImageSet(request)).toEqual(first);
    expect(await readdir(cache())).toHaveLength(request.styles.length);
  });

  it('works without a cache that can be written', async () => {
    const folder = process.env['YATES_CACHE'];
    process.env['YATES_CACHE'] = '/dev/null/cache';
    try {
      const set = await loadImageSet({ domain: 'all', styles: ['fxemoji'], concepts: ['red apple'] });
      expect(set.count).toBe(1);
    } finally {
      process.env['YATES_CACHE'] = folder;
    }
  });

  it.each([
    [{ ...request, domain: 'cars' }, /E_IMAGE_DOMAIN .*"cars"; known: .*animals-food/],
    [{ ...request, styles: ['oil'] }, /E_IMAGE_STYLE .*"oil"; known: twemoji/],
    [{ ...request, concepts: ['racing car'] }, /E_IMAGE_CONCEPT .*"racing car"/],
  ])('refuses unknown names', async (wrong, message) => {
    await expect(loadImageSet(wrong)).rejects.toThrow(message);
  });
});
