import { YatesError } from '../../base/error.ts';
import { runFramedChild } from './framed-child.ts';
import { imageBytes } from './image-side.ts';

export interface Rasterised {
  /** Image i [32,32,3] RGB on white of SVG i; undefined where drawing failed. */
  readonly images: (Uint8Array | undefined)[];
  /** Position and reason of each failure. */
  readonly failures: { readonly index: number; readonly reason: string }[];
}

/**
 * Draws SVGs in a child process. resvg 2.6.2 aborts its process on some ten icons of the sets we use (a panic in its
 * filter and mask code): the SVG on which the child died is skipped and reported, and a new child draws the rest.
 *
 * @throws YatesError E_RASTERISE if the child cannot run at all
 */
export async function rasterise(svgs: readonly string[]): Promise<Rasterised> {
  const images: (Uint8Array | undefined)[] = [];
  const failures: Rasterised['failures'] = [];
  while (images.length < svgs.length) {
    const { frames, signal, lastWords } = await runFramedChild(
      new URL('./rasterise-child.ts', import.meta.url),
      svgs.slice(images.length),
    );
    for (const frame of frames) {
      if (frame.length !== imageBytes)
        failures.push({ index: images.length, reason: 'resvg cannot read it' });
      images.push(frame.length === imageBytes ? frame : undefined);
    }
    if (images.length < svgs.length) {
      if (signal === null) {
        throw new YatesError({
          code: 'E_RASTERISE',
          message: `the process that draws icons ended early: ${lastWords}`,
          next: 'reinstall @resvg/resvg-js for this platform (npm ci)',
        });
      }
      failures.push({ index: images.length, reason: `resvg ended with ${signal}` });
      images.push(undefined);
    }
  }
  return { images, failures };
}
