/** `factor=a,b` as a user writes it, with levels of the kind that the factor has. */
import { YatesError } from '../../base/error.ts';
import { numberFromText } from '../../design/level-text.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import { levelToWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';

interface Columns {
  readonly name: string;
  readonly levels: readonly Level[];
}

/** @throws YatesError of this code for a name that is none of the columns */
export function factorLevels(
  columns: readonly Columns[],
  written: readonly string[],
  code: 'E_EXTEND' | 'E_SCORE',
): yates.v1.FactorLevels.$Properties[] {
  return written.map((text) => {
    const at = text.indexOf('=');
    const name = text.slice(0, at);
    const factor = columns.find((candidate) => candidate.name === name);
    if (at < 1 || factor === undefined) {
      throw new YatesError({
        code,
        message:
          at < 1
            ? `${JSON.stringify(text)} names no factor and its levels`
            : `the sweep has no factor "${name}"`,
        next: `write factor=a,b with one of ${columns.map((candidate) => candidate.name).join(', ')}`,
      });
    }
    const kind = typeof factor.levels[0];
    const levels = text
      .slice(at + 1)
      .split(',')
      .map((level) => levelToWire(levelOf(level.trim(), kind)));
    return { factor: name, levels };
  });
}

/** Factors, then derived columns. */
export const columnsOfSpec = ({ factors, derive }: SweepSpec): Columns[] => [
  ...factors,
  ...derive.map(({ name, map }) => ({ name, levels: map.map(([, level]) => level) })),
];

/** A level of the kind of the factor's other levels. Other text stays text, and the coordinator refuses it. */
function levelOf(text: string, kind: string): Level {
  if (kind === 'number') return numberFromText(text) ?? text;
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Gathers the values of an option that may be repeated. */
export const collectTexts = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];
