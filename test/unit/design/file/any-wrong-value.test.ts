import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sweepFileSchema } from '../../../../design/file/sweep-file.ts';
import { faultsOf } from '../sweep-text.ts';

const right = {
  version: 1,
  name: 'right',
  factors: { a: [1, 2, 3], b: ['x', 'y'] },
  response: { primary: 'clip', goal: 'maximize' },
  trainer: { kind: 'command', run: ['true'] },
};

const wrong: readonly unknown[] = [8, 0.5, 'zzz', '', [], [8], {}, { zzz: 1 }, true, null];

/** Of every key that the schema names, beneath every branch of a union. */
function paths(schema: z.core.$ZodType, path: readonly string[]): (readonly string[])[] {
  if (schema instanceof z.ZodOptional) return paths(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return [path, ...schema.options.flatMap((option) => paths(option, path))];
  if (!(schema instanceof z.ZodObject)) return [path];
  const below = Object.entries(schema.shape as Record<string, z.core.$ZodType>);
  return [path, ...below.flatMap(([key, value]) => paths(value, [...path, key]))];
}

function withValue(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const map = typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? whole : {};
  return { ...map, [key]: withValue((map as Record<string, unknown>)[key], rest, value) };
}

const all = [...new Set(paths(sweepFileSchema, []).map((path) => path.join('.')))].filter(
  (path) => path !== '',
);

describe('whatever stands at a key of a sweep file', () => {
  it.each(all)('is taken, or refused by what may stand there: %s', (path) => {
    for (const value of wrong) {
      const text = stringify(withValue(right, path.split('.'), value));
      for (const fault of faultsOf(text)) {
        expect(fault).toMatch(/^E_[A-Z_]+ \d+:\d+ .+; .+/u);
        expect(fault).not.toContain('what belongs there');
        const [, unknown, meant] = /unknown key "(.*)" .*did you mean "(.*)"/u.exec(fault) ?? [];
        expect(meant).not.toBe(unknown ?? '');
      }
    }
  });
});
