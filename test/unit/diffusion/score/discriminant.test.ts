import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { discriminant, principalComponents } from '../../../../diffusion/score/discriminant.ts';
import { dot, embed } from '../../../../diffusion/score/projection.ts';

/** Classes that differ a little in numbers 0 to 3, while every row differs a lot in numbers 4 to 9. */
function madeUpRows(classes: number, rowsEach: number, seed: string) {
  const random = seededRandom(seed);
  const rows: Float32Array[] = [];
  const classOf: number[] = [];
  for (let each = 0; each < classes; each++) {
    const centre = Array.from({ length: 4 }, () => random.normal());
    for (let count = 0; count < rowsEach; count++) {
      const distraction = Array.from({ length: 6 }, () => 5 * random.normal());
      rows.push(Float32Array.of(...centre.map((value) => 7 + value + 0.1 * random.normal()), ...distraction));
      classOf.push(each);
    }
  }
  return { rows, classOf };
}

const alikeIn = (classOf: readonly number[]): [number, number][] =>
  classOf.flatMap((own, left) =>
    classOf.flatMap((other, right): [number, number][] =>
      own === other && left < right ? [[left, right]] : [],
    ),
  );

/** Share of pairs of pairs of rows in which those of one class are closer than those of two. */
function separation(rows: readonly Float32Array[], classOf: readonly number[]): number {
  const [same, different]: [number[], number[]] = [[], []];
  for (let left = 0; left < rows.length; left++) {
    for (let right = 0; right < left; right++) {
      const cosine = dot(rows[left] as Float32Array, rows[right] as Float32Array);
      (classOf[left] === classOf[right] ? same : different).push(cosine);
    }
  }
  const wins = same.map((own) => different.filter((other) => own > other).length / different.length);
  return wins.reduce((sum, share) => sum + share, 0) / wins.length;
}

describe('discriminant', () => {
  const training = madeUpRows(30, 4, 'training');
  const request = {
    components: principalComponents(training.rows, 10),
    alike: alikeIn(training.classOf),
    width: 4,
    ridge: 1e-3,
  };

  it('tells classes apart that it has not seen, by what tells apart those that it has', () => {
    const fresh = madeUpRows(12, 4, 'fresh');
    const map = discriminant(request);
    expect(separation(fresh.rows, fresh.classOf)).toBeLessThan(0.7);
    expect(
      separation(
        fresh.rows.map((row) => embed(map, row)),
        fresh.classOf,
      ),
    ).toBeGreaterThan(0.95);
  });

  it('maps the mean of the rows to zero', () => {
    const { weight, bias } = discriminant(request);
    const mean = Float32Array.from({ length: 10 }, (_, k) =>
      training.rows.reduce((sum, row) => sum + (row[k] as number) / training.rows.length, 0),
    );
    for (let column = 0; column < 4; column++) {
      const output = mean.reduce((sum, value, k) => sum + value * (weight.data[k * 4 + column] as number), 0);
      expect(output + (bias.data[column] as number)).toBeCloseTo(0, 3);
    }
  });

  it('gives the same map each time', () => {
    expect(discriminant(request)).toEqual(discriminant(request));
  });
});
