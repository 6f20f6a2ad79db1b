/** Numbers with a name in lines of output, such as `val loss: 0.25`, and the patterns that find them again. */
import { metricPattern } from '../../agent/command/metric-pattern.ts';
import { namePattern } from '../../design/file/names.ts';

export interface MetricCandidate {
  /** As the sweep file will call it: `val_loss`. */
  readonly name: string;
  readonly pattern: string;
  readonly goal: 'minimize' | 'maximize';
  readonly value: number;
  /** The line that it was last found in. */
  readonly line: string;
  /** Index of that line. */
  readonly at: number;
}

const linesMax = 20_000;
const lineCharsMax = 1_000;
const number = /[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)(?![\w.]*[A-Za-z_])/iy;

/** @returns the most telling one first; numbers that only count or measure time are left out */
export function metricCandidates(lines: readonly string[]): MetricCandidate[] {
  const found = new Map<string, { readonly candidate: MetricCandidate; readonly rank: number }>();
  for (const [at, whole] of lines.slice(-linesMax).entries()) {
    const line = whole.slice(0, lineCharsMax);
    for (const { label, between, start, end } of labelled(line)) {
      const rank = rankOf(label);
      const name = nameOf(label);
      if (rank === undefined || name === undefined) continue;
      const pattern = patternFor(label, between, line.slice(end));
      const compiled = metricPattern(pattern);
      const value = 'fault' in compiled ? undefined : compiled.valueIn(line);
      // One that finds another number of its own line is of no use.
      if (value === undefined || !Object.is(value, valueOf(line.slice(start, end)))) continue;
      found.set(name, { candidate: { name, pattern, goal: goalOf(label), value, line, at }, rank });
    }
  }
  return [...found.values()]
    .toSorted((left, right) => right.rank - left.rank || right.candidate.at - left.candidate.at)
    .map(({ candidate }) => candidate);
}

interface Labelled {
  readonly label: string;
  /** What stands between label and number. */
  readonly between: string;
  readonly start: number;
  readonly end: number;
}

function labelled(line: string): Labelled[] {
  const all: Labelled[] = [];
  for (let at = 0; at < line.length; ) {
    number.lastIndex = at;
    const isInWord = at > 0 && /[\w.]/.test(line.charAt(at - 1));
    const text = isInWord ? undefined : number.exec(line)?.[0];
    if (text === undefined) {
      at++;
      continue;
    }
    const before = labelBefore(line, at);
    if (before !== undefined) all.push({ ...before, start: at, end: at + text.length });
    at += text.length;
  }
  return all;
}

/** The words right before a number, at most three, and the sign that ties them to it. */
function labelBefore(line: string, at: number): Pick<Labelled, 'label' | 'between'> | undefined {
  let end = at;
  while (end > 0 && ' \t:=("\'['.includes(line.charAt(end - 1)) && at - end < 12) end--;
  let start = end;
  while (start > 0 && /[A-Za-z0-9_@/ -]/.test(line.charAt(start - 1)) && end - start < 60) start--;
  // Digits that stand alone belong to another number.
  const words = line.slice(start, end).split(' ');
  const kept: string[] = [];
  for (const word of words.toReversed()) {
    if (kept.length === 3 || !/[A-Za-z]/.test(word) || !/^[\w@/-]+$/.test(word)) break;
    kept.unshift(word);
  }
  const label = kept.join(' ').replace(/^[-/]+/, '');
  return label === '' ? undefined : { label, between: line.slice(end, at) };
}

const words = {
  loss: /loss|error|\berr\b|mse|rmse|\bmae\b|perplexity|\bppl\b|\bnll\b|\bbpb\b|\bbpc\b|\bwer\b|\bcer\b|\bfid\b/,
  score:
    /acc|accuracy|\bf1|\bauc\b|auroc|bleu|rouge|score|reward|return|\biou\b|\bmap\b|dice|\br2\b|recall|precision|psnr|ssim/,
  heldOut: /val|test|eval|dev|valid|held/,
  train: /train/,
  noMetric:
    /\b(?:epoch|step|steps|iter|iteration|batch|lr|learning rate|time|eta|seconds?|sec|s|ms|speed|params|parameters|device|seed|gpu|memory|size|samples|examples|workers|version|port|rank|took|elapsed)$/,
};

/** Higher is more telling; undefined for what is no metric. */
function rankOf(label: string): number | undefined {
  const text = label.toLowerCase().replaceAll('_', ' ');
  if (words.noMetric.test(text)) return undefined;
  const isKnown = words.loss.test(text) || words.score.test(text);
  return (
    (isKnown ? 10 : 0) +
    (words.heldOut.test(text) ? 5 : 0) -
    (words.train.test(text) ? 5 : 0) +
    (/best/.test(text) ? -2 : 0)
  );
}

const goalOf = (label: string): 'minimize' | 'maximize' => {
  const text = label.toLowerCase().replaceAll('_', ' ');
  return words.score.test(text) && !words.loss.test(text)
    ? 'maximize'
    : words.loss.test(text)
      ? 'minimize'
      : 'maximize';
};

function nameOf(label: string): string | undefined {
  const name = label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  return namePattern.test(name) && name !== 'step' && name !== 'steps' ? name : undefined;
}

const escape = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, '\\s+');

function patternFor(label: string, between: string, after: string): string {
  // Whatever comes right after the number and is no end of a word does not belong to it.
  const ends = /^[%.,;:!)\]}'"]*(?:\s|$)/.test(after);
  return `\\b${escape(label)}${escape(between).replace(/\\s\+$/, '\\s*')}${ends ? '(\\S+)' : '([-+.\\w]+)'}`;
}

function valueOf(text: string): number {
  const word = /^([+-]?)(inf|nan)/i.exec(text);
  if (word === null) return Number(text);
  return word[2]?.toLowerCase() === 'nan' ? Number.NaN : word[1] === '-' ? -Infinity : Infinity;
}
