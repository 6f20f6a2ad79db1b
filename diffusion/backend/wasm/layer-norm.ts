import type { Extent } from './normalise.ts';

/** Layer normalisation. Places are those of the first floats. */
export function normaliseRows(
  floats: Float32Array,
  { samples, channels, epsilon }: Extent,
  place: { x: number; affine: number; y: number },
): void {
  for (let row = 0; row < samples; row++) {
    const from = place.x + row * channels;
    const to = place.y + row * channels;
    let sum = 0;
    let square = 0;
    for (let channel = 0; channel < channels; channel++) {
      const value = floats[from + channel] as number;
      sum += value;
      square += value * value;
    }
    const mean = sum / channels;
    const reciprocal = 1 / Math.sqrt(Math.max(0, square / channels - mean * mean) + epsilon);
    for (let channel = 0; channel < channels; channel++) {
      const unit = ((floats[from + channel] as number) - mean) * reciprocal;
      floats[to + channel] =
        unit * (floats[place.affine + channel] as number) +
        (floats[place.affine + channels + channel] as number);
    }
  }
}

/** As of group normalisation, with every row a group of its own. */
export function rowInputGradient(
  floats: Float32Array,
  { samples, channels, epsilon }: Extent,
  place: { dy: number; x: number; affine: number; dx: number },
): void {
  for (let row = 0; row < samples; row++) {
    const x = place.x + row * channels;
    const dy = place.dy + row * channels;
    const dx = place.dx + row * channels;
    let sum = 0;
    let square = 0;
    let slope = 0;
    let product = 0;
    for (let channel = 0; channel < channels; channel++) {
      const value = floats[x + channel] as number;
      const scaled = (floats[dy + channel] as number) * (floats[place.affine + channel] as number);
      sum += value;
      square += value * value;
      slope += scaled;
      product += scaled * value;
    }
    const mean = sum / channels;
    const reciprocal = 1 / Math.sqrt(Math.max(0, square / channels - mean * mean) + epsilon);
    const ofX = (-(reciprocal ** 3) * (product - mean * slope)) / channels;
    const constant = (-reciprocal * slope) / channels - ofX * mean;
    for (let channel = 0; channel < channels; channel++) {
      const scaled = (floats[dy + channel] as number) * (floats[place.affine + channel] as number);
      floats[dx + channel] = reciprocal * scaled + ofX * (floats[x + channel] as number) + constant;
    }
  }
}
