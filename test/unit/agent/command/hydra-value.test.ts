import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hydraValue } from '../../../../agent/command/hydra-value.ts';
import type { Level } from '../../../../design/sweep-spec.ts';

interface Vector {
  readonly level: Level;
  readonly written: string;
}

/** Levels, and how they are written so that hydra-core reads them back unchanged. `npm run test:hydra -- --write` writes this file. */
const { vectors } = JSON.parse(
  readFileSync(new URL('../../../hydra/vectors.json', import.meta.url), 'utf8'),
) as { readonly vectors: readonly Vector[] };

describe('a level as a value for Hydra', () => {
  it('is written as Hydra was seen to read it', () => {
    expect(vectors.length).toBeGreaterThan(200);
    for (const { level, written } of vectors) expect(hydraValue(level)).toBe(written);
  });

  it('is quoted where it would be something else, with the backslashes that count doubled', () => {
    expect(hydraValue('plain-1.5/x')).toBe('plain-1.5/x');
    expect(hydraValue('True')).toBe("'True'");
    expect(hydraValue("a\\'b")).toBe("'a\\\\\\'b'");
    // oxlint-disable-next-line no-template-curly-in-string
    expect(hydraValue('\\${x}')).toBe("'\\\\\\${x}'");
    expect(hydraValue('a\\b c')).toBe("'a\\b c'");
  });

  it('is written in linear time', () => {
    // Squared, this many backslashes would take minutes.
    expect(hydraValue(`${'\\'.repeat(200_000)}x`)).toHaveLength(200_003);
  });
});
