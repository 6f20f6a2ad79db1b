import type { Extent } from './normalise.ts';

/** Per channel: mean and 1 / standard deviation of the channel's group, from sums over the sample. */
function groupMoments(
  { positions, channels, groups, epsilon }: Extent,
  sums: Float64Array,
  squares: Float64Array,
  mean: Float64Array,
  reciprocal: Float64Array,
): void {
  const width = channels / groups;
  const count = positions * width;
  for (let group = 0; group < groups; group++) {
    let sum = 0;
    let square = 0;
    for (let channel = group * width; channel < (group + 1) * width; channel++) {
      sum += sums[channel] as number;
      square += squares[channel] as number;
    }
    const groupMean = sum / count;
    // Double precision makes the short formula safe for float32 data; rounding may still leave it just below zero.
    const variance = Math.max(0, square / count - groupMean * groupMean);
    mean.fill(groupMean, group * width, (group + 1) * width);
    reciprocal.fill(1 / Math.sqrt(variance + epsilon), group * width, (group + 1) * width);
  }
}

/** Group normalisation. Places are those of the first floats. */
export function normaliseGroups(
  floats: Float32Array,
  extent: Extent,
  place: { x: number; affine: number; y: number },
): void {
  const { samples, positions, channels } = extent;
  const { sums, squares, mean, reciprocal } = channelArrays(channels);
  for (let sample = 0; sample < samples; sample++) {
    const start = sample * positions * channels;
    sumAndSquare(floats, place.x + start, positions, sums, squares);
    groupMoments(extent, sums, squares, mean, reciprocal);
    for (let channel = 0; channel < channels; channel++) {
      const factor = (floats[place.affine + channel] as number) * (reciprocal[channel] as number);
      sums[channel] = factor;
      squares[channel] =
        (floats[place.affine + channels + channel] as number) - (mean[channel] as number) * factor;
    }
    let from = place.x + start;
    let to = place.y + start;
    for (let position = 0; position < positions; position++) {
      for (let channel = 0; channel < channels; channel++) {
        floats[to++] = (floats[from++] as number) * (sums[channel] as number) + (squares[channel] as number);
      }
    }
  }
}

/** dx = r (g dy - mean(g dy) - z mean(g dy z)), z the normalised input, g the scale: linear in dy and x per channel. */
export function groupInputGradient(
  floats: Float32Array,
  extent: Extent,
  place: { dy: number; x: number; affine: number; dx: number },
): void {
  const { samples, positions, channels, groups } = extent;
  const { sums, squares, mean, reciprocal, slopes, products } = channelArrays(channels);
  const width = channels / groups;
  const count = positions * width;
  for (let sample = 0; sample < samples; sample++) {
    const start = sample * positions * channels;
    sumAndSquare(floats, place.x + start, positions, sums, squares);
    sumAndProduct(floats, place.dy + start, place.x + start, positions, slopes, products);
    groupMoments(extent, sums, squares, mean, reciprocal);
    for (let group = 0; group < groups; group++) {
      let slope = 0;
      let projection = 0;
      for (let channel = group * width; channel < (group + 1) * width; channel++) {
        const scale = floats[place.affine + channel] as number;
        slope += scale * (slopes[channel] as number);
        projection +=
          scale * ((products[channel] as number) - (mean[channel] as number) * (slopes[channel] as number));
      }
      for (let channel = group * width; channel < (group + 1) * width; channel++) {
        const r = reciprocal[channel] as number;
        const ofX = (-r * r * r * projection) / count;
        squares[channel] = ofX;
        products[channel] = (-r * slope) / count - ofX * (mean[channel] as number);
        sums[channel] = r * (floats[place.affine + channel] as number);
      }
    }
    let dy = place.dy + start;
    let x = place.x + start;
    let dx = place.dx + start;
    for (let position = 0; position < positions; position++) {
      for (let channel = 0; channel < channels; channel++) {
        floats[dx++] =
          (floats[dy++] as number) * (sums[channel] as number) +
          (floats[x++] as number) * (squares[channel] as number) +
          (products[channel] as number);
      }
    }
  }
}

/** Gradient of scale and shift, of group and of layer normalisation. */
export function affineGradient(
  floats: Float32Array,
  extent: Extent,
  place: { dy: number; x: number; affineGradient: number },
): void {
  const { samples, positions, channels } = extent;
  const { sums, squares, mean, reciprocal, slopes, products } = channelArrays(channels);
  const gradient = new Float64Array(2 * channels);
  for (let sample = 0; sample < samples; sample++) {
    const start = sample * positions * channels;
    sumAndSquare(floats, place.x + start, positions, sums, squares);
    sumAndProduct(floats, place.dy + start, place.x + start, positions, slopes, products);
    groupMoments(extent, sums, squares, mean, reciprocal);
    for (let channel = 0; channel < channels; channel++) {
      const slope = slopes[channel] as number;
      const unit =
        ((products[channel] as number) - (mean[channel] as number) * slope) * (reciprocal[channel] as number);
      gradient[channel] = (gradient[channel] as number) + unit;
      gradient[channels + channel] = (gradient[channels + channel] as number) + slope;
    }
  }
  floats.set(gradient, place.affineGradient);
}

function sumAndSquare(
  floats: Float32Array,
  from: number,
  rows: number,
  sums: Float64Array,
  squares: Float64Array,
): void {
  const channels = sums.length;
  for (let channel = 0; channel < channels; channel++) {
    // Down the column with both sums in registers: faster than along the rows with both sums in memory.
    let sum = 0;
    let square = 0;
    for (let position = from + channel, end = from + rows * channels; position < end; position += channels) {
      const value = floats[position] as number;
      sum += value;
      square += value * value;
    }
    sums[channel] = sum;
    squares[channel] = square;
  }
}

function sumAndProduct(
  floats: Float32Array,
  dy: number,
  x: number,
  rows: number,
  sums: Float64Array,
  products: Float64Array,
): void {
  const channels = sums.length;
  for (let channel = 0; channel < channels; channel++) {
    let sum = 0;
    let product = 0;
    for (let offset = channel, end = rows * channels; offset < end; offset += channels) {
      const slope = floats[dy + offset] as number;
      sum += slope;
      product += slope * (floats[x + offset] as number);
    }
    sums[channel] = sum;
    products[channel] = product;
  }
}

/** One number per channel, six times over. */
function channelArrays(channels: number) {
  const column = (): Float64Array => new Float64Array(channels);
  return {
    sums: column(),
    squares: column(),
    mean: column(),
    reciprocal: column(),
    slopes: column(),
    products: column(),
  };
}
