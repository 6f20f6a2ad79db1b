/** Every colour is read on white and on black, and told from the others by people of each colour vision. */
import { describe, expect, it } from 'vitest';
import { colours } from '../../../dashboard/palette.ts';

type Rgb = readonly [number, number, number];

/** Linear light, 0..1. */
function linear(hex: string): Rgb {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** As WCAG 2 has it. */
function contrast(one: number, other: number): number {
  const [dark, light] = [Math.min(one, other), Math.max(one, other)];
  return (light + 0.05) / (dark + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1. */
const visions: Readonly<Record<string, readonly Rgb[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** CIE L*a*b*, white of D65. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const seen = (hex: string, matrix: readonly Rgb[]): Rgb => {
  const light = linear(hex);
  const [r, g, b] = matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, at) => sum + part * (light[at] as number), 0),
      ),
    ),
  ) as [number, number, number];
  return lab([r, g, b]);
};

const distance = (one: Rgb, other: Rgb): number =>
  Math.hypot(...one.map((part, at) => part - (other[at] as number)));

describe('the colours', () => {
  it.each(Object.entries(colours))('%s is readable on white and on black', (_, hex) => {
    const own = luminance(linear(hex));
    // WCAG 2 asks 3 of signs and large text.
    expect(contrast(own, 1)).toBeGreaterThanOrEqual(3);
    expect(contrast(own, 0)).toBeGreaterThanOrEqual(3);
  });

  // Orange warns and stands in no plot: it needs to be told from none of the others.
  const { orange: _, ...ofPlots } = colours;
  it.each(Object.entries(visions))(
    'of plots, and of good and bad, are told apart with %s',
    (_name, matrix) => {
      const names = Object.keys(ofPlots) as (keyof typeof ofPlots)[];
      for (const [at, one] of names.entries())
        for (const other of names.slice(at + 1)) {
          const far = distance(seen(ofPlots[one], matrix), seen(ofPlots[other], matrix));
          // Ten is seen at a glance.
          expect([one, other, far >= 10 || far]).toEqual([one, other, true]);
        }
    },
  );
});
