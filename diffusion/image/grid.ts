import { encodePng } from './png.ts';
import { imageSide } from './transform.ts';

/** Width of the line between pictures, in pixels of the file. */
const gap = 2;

/**
 * Pictures side by side, row by row, as a PNG file.
 *
 * @param images [N,side,side,3]; missing ones at the end stay grey
 * @param columns pictures per row
 * @param zoom pixels of the file per pixel of a picture, nearest neighbour
 */
export function imageGrid(images: Uint8Array, columns: number, zoom = 3, side = imageSide): Uint8Array {
  const bytes = side * side * 3;
  const count = images.length / bytes;
  const rows = Math.ceil(count / columns);
  const cell = side * zoom + gap;
  const [width, height] = [columns * cell + gap, rows * cell + gap];
  const canvas = new Uint8Array(width * height * 3).fill(160);
  for (let index = 0; index < count; index++) {
    const left = gap + (index % columns) * cell;
    const top = gap + Math.floor(index / columns) * cell;
    for (let y = 0; y < side * zoom; y++) {
      for (let x = 0; x < side * zoom; x++) {
        const from = index * bytes + (Math.floor(y / zoom) * side + Math.floor(x / zoom)) * 3;
        canvas.set(images.subarray(from, from + 3), ((top + y) * width + left + x) * 3);
      }
    }
  }
  return encodePng(canvas, width, height);
}
