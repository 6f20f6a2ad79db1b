import { describe, expect, it } from 'vitest';
import { readConcepts } from '../../../../diffusion/data/concepts.ts';
import type { FramedChildResult } from '../../../../diffusion/data/framed-child.ts';
import { readIconSet } from '../../../../diffusion/data/icon-set.ts';
import { rasterise } from '../../../../diffusion/data/rasterise.ts';
import { type Style, styles } from '../../../../diffusion/data/styles.ts';

const svg = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${body}</svg>`;
const pixel = (image: Uint8Array | undefined, x: number, y: number): number[] => [
  ...(image as Uint8Array).subarray((y * 32 + x) * 3, (y * 32 + x) * 3 + 3),
];

describe('rasterise', () => {
  it('draws on white and averages over a pixel', async () => {
    const { images, failures } = await rasterise([
      svg('<path fill="#f00" d="M0 0h16v32H0z"/><path d="M20 0h.5v32h-.5z"/>'),
    ]);
    expect(failures).toEqual([]);
    expect(pixel(images[0], 3, 3)).toEqual([255, 0, 0]);
    expect(pixel(images[0], 17, 3)).toEqual([255, 255, 255]);
    const [grey] = pixel(images[0], 20, 9) as [number];
    expect(grey).toBeGreaterThan(120);
    expect(grey).toBeLessThan(136);
  });

  it('skips what is no SVG and what kills the process, and draws the rest', async () => {
    const concepts = await readConcepts();
    const set = await readIconSet(styles.find(({ name }) => name === 'noto-v1') as Style);
    const drawingOf = (label: string): string =>
      set.svgOf(concepts.find((concept) => concept.label === label) as (typeof concepts)[number]) as string;
    const { images, failures } = await rasterise([
      drawingOf('red apple'),
      '<svg',
      drawingOf('hot beverage'),
      drawingOf('lemon'),
    ]);
    expect(images.map((image) => image?.length)).toEqual([3072, undefined, undefined, 3072]);
    expect(failures.map(({ index }) => index)).toEqual([1, 2]);
    expect(failures[1]?.reason).toMatch(/SIGABRT/);
  });

  it('draws nothing of nothing', async () => {
    expect(await rasterise([])).toEqual({ images: [], failures: [] });
  });

  it.each(['SIGINT', 'SIGKILL', null] as const)(
    'blames no icon for a child that %s ended',
    async (signal) => {
      const stopped = async (): Promise<FramedChildResult> => ({
        frames: [],
        signal,
        code: null,
        lastWords: 'bye',
      });
      await expect(rasterise([svg('')], stopped)).rejects.toThrow(/E_RASTERISE .*bye/);
    },
  );
});
