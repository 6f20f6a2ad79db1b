import type { Picture } from './picture.ts';

/** The picture with at most so many pixels, each the mean of those that it stands for; the same where it has no more. */
export function shrunk(picture: Picture, pixelsMax: number): Picture {
  const { width, height, pixels } = picture;
  if (width * height <= pixelsMax) return picture;
  const scale = Math.sqrt(pixelsMax / (width * height));
  // A side of one pixel leaves the whole budget to the other.
  const across = Math.min(pixelsMax, Math.max(1, Math.floor(width * scale)));
  const down = Math.min(Math.floor(pixelsMax / across), Math.max(1, Math.floor(height * scale)));
  const sums = new Float64Array(across * down * 3);
  const counts = new Uint32Array(across * down);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * down) / height) * across;
    for (let x = 0; x < width; x++) {
      const to = row + Math.floor((x * across) / width);
      const from = (y * width + x) * 3;
      counts[to] = (counts[to] ?? 0) + 1;
      for (let channel = 0; channel < 3; channel++)
        sums[to * 3 + channel] = (sums[to * 3 + channel] ?? 0) + (pixels[from + channel] ?? 0);
    }
  }
  const means = Uint8Array.from(sums, (sum, at) => Math.round(sum / (counts[Math.floor(at / 3)] ?? 1)));
  return { width: across, height: down, pixels: means, original: { width, height } };
}
