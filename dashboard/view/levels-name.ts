import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import { plainLine } from '../../base/plain-text.ts';
import { cellName } from './trial-name.ts';

/** Levels that are known as text, under the names that trials have for them: an analysis knows levels as text only. */
export function levelsName(
  levels: Readonly<Record<string, string>>,
  spec: SweepSpec | undefined,
  between = ' ',
): string {
  const names = (spec?.factors ?? []).flatMap(({ name, levels: declared }) => {
    const text = levels[name];
    if (text === undefined) return [];
    if (text === '') return [`no ${plainLine(name)}`];
    const level: Level = declared.find((one) => String(one) === text) ?? text;
    return [cellName({ [name]: level }, spec)];
  });
  return names.length === 0 ? Object.values(levels).map(plainLine).join(between) : names.join(between);
}
