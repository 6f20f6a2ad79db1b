import { Resvg } from '@resvg/resvg-js';
import { readInput, writeFrame } from './framed-child.ts';
import { imageSide } from './image-side.ts';

/**
 * Draws SVGs, one frame each: RGB [32,32,3], or an empty frame for one that resvg refuses. A process of its own
 * because on a few icons resvg aborts the whole process (see rasterise.ts).
 */

/** Samples per pixel and direction on top of resvg's own anti-aliasing, which alone leaves hairlines uneven. */
const supersampling = 4;

function rasterise(svg: string): Uint8Array {
  const side = imageSide * supersampling;
  const image = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: side },
    font: { loadSystemFonts: false },
  }).render();
  if (image.width !== side || image.height !== side)
    throw new Error(`${image.width}x${image.height} is not square`);
  return boxDownsample(image.pixels, side);
}

/** Mean over each supersampled block. @param rgba [side,side,4], opaque; returns [32,32,3] */
function boxDownsample(rgba: Uint8Array, side: number): Uint8Array {
  const pixels = new Uint8Array(imageSide * imageSide * 3);
  for (let y = 0; y < imageSide; y++) {
    for (let x = 0; x < imageSide; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let dy = 0; dy < supersampling; dy++) {
          const row = (y * supersampling + dy) * side + x * supersampling;
          for (let dx = 0; dx < supersampling; dx++) sum += rgba[(row + dx) * 4 + channel] as number;
        }
        pixels[(y * imageSide + x) * 3 + channel] = Math.round(sum / supersampling ** 2);
      }
    }
  }
  return pixels;
}

for (const svg of (await readInput()) as string[]) {
  let pixels = new Uint8Array(0);
  try {
    pixels = Uint8Array.from(rasterise(svg));
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
  }
  await writeFrame(pixels);
}
