import { addFloats, copyFloats, zeroFloats } from './vector';

/**
 * Writes, for every output position of `images` images, the 3x3 patch of inputs that it sees: [positions, 9 * channels],
 * taps row by row, zero beyond the border. With it a convolution is one matrix product.
 */
export function gatherPatches(
  from: usize,
  to: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  stride: i32,
): void {
  const band = 3 * channels;
  const row = (<usize>(width * channels)) << 2;
  for (let image = 0; image < images; image++) {
    for (let outY = 0; outY < outHeight; outY++) {
      for (let outX = 0; outX < outWidth; outX++) {
        const left = outX * stride - 1;
        const skipped = left < 0 ? channels : 0;
        const end = min(width - left, 3) * channels;
        for (let tap = 0; tap < 3; tap++) {
          const y = outY * stride - 1 + tap;
          if (y < 0 || y >= height) {
            zeroFloats(to, band);
          } else {
            const source = from + <usize>y * row + ((<isize>(left * channels)) << 2);
            if (skipped > 0) zeroFloats(to, skipped);
            const at = (<usize>skipped) << 2;
            copyFloats(to + at, source + at, end - skipped);
            if (end < band) zeroFloats(to + ((<usize>end) << 2), band - end);
          }
          to += (<usize>band) << 2;
        }
      }
    }
    from += <usize>height * row;
  }
}

/** The transpose of `gatherPatches`: adds every patch back to where it was taken from. The target must be zero before. */
export function scatterPatches(
  from: usize,
  to: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  stride: i32,
): void {
  const band = 3 * channels;
  const row = (<usize>(width * channels)) << 2;
  for (let image = 0; image < images; image++) {
    for (let outY = 0; outY < outHeight; outY++) {
      for (let outX = 0; outX < outWidth; outX++) {
        const left = outX * stride - 1;
        const skipped = left < 0 ? channels : 0;
        const end = min(width - left, 3) * channels;
        for (let tap = 0; tap < 3; tap++) {
          const y = outY * stride - 1 + tap;
          if (y >= 0 && y < height) {
            const target = to + <usize>y * row + ((<isize>(left * channels)) << 2);
            const at = (<usize>skipped) << 2;
            addFloats(target + at, from + at, end - skipped);
          }
          from += (<usize>band) << 2;
        }
      }
    }
    to += <usize>height * row;
  }
}

/** [9, channels, filters] -> [9 reversed, filters, channels], the filter that makes an input gradient a convolution. */
export function turnFilter(from: usize, to: usize, channels: i32, filters: i32): void {
  const tapBytes = (<usize>(channels * filters)) << 2;
  const step = (<usize>filters) << 2;
  for (let tap = 0; tap < 9; tap++) {
    let target = to + <usize>(8 - tap) * tapBytes;
    for (let filter = 0; filter < filters; filter++) {
      let source = from + <usize>tap * tapBytes + ((<usize>filter) << 2);
      for (let channel = 0; channel < channels; channel++) {
        f32.store(target, f32.load(source));
        source += step;
        target += 4;
      }
    }
  }
}
