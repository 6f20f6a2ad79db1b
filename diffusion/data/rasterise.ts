import { YatesError } from '../../base/error.ts';
import { runFramedChild } from './framed-child.ts';
import { imageBytes } from './image-side.ts';

export interface Rasterised {
  /** Image i [32,32,3] RGB on white of SVG i; undefined where drawing failed. */
  readonly images: (Uint8Array | undefined)[];
  /** Position and reason of each failure. */
  readonly failures: { readonly index: number; readonly reason: string }[];
}

/** How a process ends by its own fault. */
const crashes: ReadonlySet<NodeJS.Signals> = new Set(['SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS', 'SIGTRAP']);

/**
 * Draws SVGs in a child process. resvg 2.6.2 aborts its process on nine icons of the sets we use (a panic in its
 * filter and mask code): the SVG on which the child died is skipped and reported, and a new child draws the rest.
 *
 * @throws YatesError E_RASTERISE if the child cannot run at all, or was stopped from outside (Ctrl-C reaches it too): that
 *   says nothing of the icon
 */
export async function rasterise(svgs: readonly string[], run = runFramedChild): Promise<Rasterised> {
  const images: (Uint8Array | undefined)[] = [];
  const failures: Rasterised['failures'] = [];
  while (images.length < svgs.length) {
    const { frames, signal, lastWords } = await run(
      new URL('./rasterise-child.ts', import.meta.url),
      svgs.slice(images.length),
    );
    for (const frame of frames) {
      if (frame.length !== imageBytes)
        failures.push({ index: images.length, reason: 'resvg cannot read it' });
      images.push(frame.length === imageBytes ? frame : undefined);
    }
    if (images.length < svgs.length) {
      if (signal === null || !crashes.has(signal)) {
        throw new YatesError({
          code: 'E_RASTERISE',
          message: `the process that draws icons ended with ${signal ?? 'an error'}: ${lastWords}`,
          next: 'run it again; if it stays so, reinstall @resvg/resvg-js for this platform (npm ci)',
        });
      }
      failures.push({ index: images.length, reason: `resvg ended with ${signal}` });
      images.push(undefined);
    }
  }
  return { images, failures };
}
