import type { Picture } from './picture.ts';

/** The picture at another size: each pixel is the mean of those that it stands for, or repeats one where there are fewer. */
export function resized({ width, height, pixels }: Picture, across: number, down: number): Picture {
  const made = new Uint8Array(across * down * 3);
  const columns = Array.from({ length: across }, (_, x) => shareOf(x, across, width));
  for (let y = 0; y < down; y++) {
    const [top, bottom] = shareOf(y, down, height);
    for (let x = 0; x < across; x++) {
      const [left, right] = columns[x] as Share;
      const count = (bottom - top) * (right - left);
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let row = top; row < bottom; row++)
          for (let column = left; column < right; column++)
            sum += pixels[(row * width + column) * 3 + channel] as number;
        made[(y * across + x) * 3 + channel] = Math.round(sum / count);
      }
    }
  }
  return { width: across, height: down, pixels: made };
}

type Share = readonly [from: number, to: number];

/** What part `index` of `parts` has of `size` pixels; at least one. */
function shareOf(index: number, parts: number, size: number): Share {
  const from = Math.min(size - 1, Math.floor((index * size) / parts));
  return [from, Math.max(from + 1, Math.min(size, Math.floor(((index + 1) * size) / parts)))];
}
