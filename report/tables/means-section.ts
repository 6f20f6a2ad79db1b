/** Estimated means with their intervals. */
import { plural } from '../../base/plural.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Analysis, EstimatedMean } from '../../stats/analysis-result.ts';
import { termInWords } from '../../stats/words/qualified.ts';
import { listWords } from '../../stats/words/wording.ts';
import { type Drawing, cut, grid, interval, paragraph } from './grid.ts';
import { ownMeans } from '../own-means.ts';
import { decimalsFor, figuresOf } from './numbers.ts';

export function meansSections(analysis: Analysis, spec: SweepSpec | undefined, drawing: Drawing): string[][] {
  const ofOneFactor = analysis.means.filter(({ levels }) => Object.keys(levels).length === 1);
  const factors = new Set(ofOneFactor.map(({ term }) => term));
  const sections = [...factors]
    .filter((factor) => factor !== analysis.block)
    .map((factor) =>
      meansSection(factor, ownMeans(analysis, factor, spec), drawing, (levels) => levels[factor] ?? ''),
    );
  return [...sections, ...nestedSections(analysis, drawing)];
}

/** Factors within others: each of their levels with the levels that it is within. */
function nestedSections(analysis: Analysis, drawing: Drawing): string[][] {
  return analysis.nested.flatMap(({ factor, within }) => {
    const term = [...within, factor].join(':');
    const own = analysis.means.filter((mean) => mean.term === term);
    const name = (levels: EstimatedMean['levels']): string =>
      [...within, factor].map((part) => levels[part] ?? '').join(' ');
    return own.length === 0 ? [] : [meansSection(termInWords(term, analysis), own, drawing, name)];
  });
}

const width = 80;
/** Levels without a mean that are named one by one. */
const namedMax = 8;
/** Levels that are listed; the JSON has all. */
const meansMax = 100;

function meansSection(
  factor: string,
  means: readonly EstimatedMean[],
  drawing: Drawing,
  nameOf: (levels: EstimatedMean['levels']) => string,
): string[] {
  const known = means.filter((mean) => mean.mean !== null);
  const over = means[0]?.over === 'valid' ? ', over valid combinations' : '';
  const limits = known
    .flatMap(({ mean, lower, upper }) => [mean, lower, upper])
    .filter((value) => value !== null);
  const figure = figuresOf(known.map(({ mean, ...rest }) => ({ ...rest, value: mean })));
  const scale = {
    low: limits.reduce((least, value) => Math.min(least, value), Infinity),
    high: limits.reduce((most, value) => Math.max(most, value), -Infinity),
  };
  const shown = means.length > meansMax ? means.slice(0, meansMax) : means;
  const rows = shown.map(({ levels, mean, lower, upper, n }) => {
    const level = cut(nameOf(levels), 22);
    if (mean === null) return [level, '-', '', String(n)];
    if (lower === null || upper === null) return [level, figure(mean), '', String(n)];
    const drawn = interval({ mean, lower, upper }, scale, 24, drawing);
    return [level, figure(mean), `${figure(lower)} to ${figure(upper)}`, String(n), drawn];
  });
  return [
    `Means of ${factor}, estimated, with 95% interval${over}`,
    ...grid([['level', 'mean', 'from to', 'n'], ...rows], ['left', 'right', 'left', 'right', 'left']),
    ...withoutFigure('mean', shown, ({ mean }) => mean === null, nameOf),
    ...withoutFigure(
      'interval',
      shown,
      ({ mean, lower, reason }) => mean !== null && lower === null && reason !== null,
      nameOf,
    ),
    ...(shown.length < means.length
      ? [`  and ${plural(means.length - shown.length, 'more level')}: --json lists all`]
      : []),
  ];
}

/** Why levels have no mean, or no interval, each reason once. */
function withoutFigure(
  what: 'mean' | 'interval',
  means: readonly EstimatedMean[],
  isWithout: (mean: EstimatedMean) => boolean,
  nameOf: (levels: EstimatedMean['levels']) => string,
): string[] {
  const unknown = means.filter(isWithout);
  const reasons = new Set(unknown.map(({ reason }) => reason));
  return [...reasons].flatMap((why) => {
    const own = unknown.filter(({ reason }) => reason === why);
    const which =
      own.length > namedMax ? `${own.length} levels` : listWords(own.map(({ levels }) => nameOf(levels)));
    const whose = own.length === means.length ? '' : ` of ${which}`;
    return paragraph(`no ${what}${whose}: ${why ?? 'not estimable'}`, width);
  });
}

/** What the response is for known objects, beside its means. */
export function anchorSection({ anchors = [] }: Analysis): string[] {
  if (anchors.length === 0) return [];
  const decimals = decimalsFor(anchors.map(({ value }) => value));
  const rows = anchors.map(({ name, value, role }) => [cut(name, 40), value.toFixed(decimals), role ?? '']);
  return ['To read the means by, measured beforehand', ...grid(rows, ['left', 'right', 'left'])];
}

/** Runs outside the design, beside its means. */
export function referenceSection({ references }: Analysis): string[] {
  if (references.length === 0) return [];
  const figure = figuresOf(references.map(({ mean, lower, upper }) => ({ value: mean, lower, upper })));
  const rows = references.map(({ name, mean, lower, upper, n, reason }) => [
    cut(name, 40),
    figure(mean),
    lower === null ? cut(reason ?? '', 32) : `${figure(lower)} to ${figure(upper)}`,
    String(n),
  ]);
  return [
    'For reference, outside the design, with 95% interval from their own runs',
    ...grid([['', 'mean', 'from to', 'n'], ...rows], ['left', 'right', 'left', 'right']),
  ];
}
