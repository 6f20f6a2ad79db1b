/**
 * The tables of adapters-emoji.md, from the exported runs and the analyses that Yates makes of them. Each is what a command
 * printed in the page prints, in the columns that the page needs.
 */
import { formatFigure } from '../../base/number-text.ts';
import { analyseExport } from '../../cli/analyse/analyse-export.ts';
import { analyseFile } from '../../cli/analyse/analyse-file.ts';
import { paragraph } from '../../report/tables/grid.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { fCell } from '../../stats/words/cells.ts';
import { summarise } from '../../stats/words/summary.ts';
import { dfText, formatShare } from '../../stats/words/wording.ts';
import { readRuns } from './runs.ts';

const here = new URL('.', import.meta.url).pathname;

/** Every analysis that the page rests on. */
export interface Experiments {
  readonly paper: Analysis;
  /** Input, activation and scale, over the outputs that an input may feed: there levels can be compared. */
  readonly inputs: Analysis;
  readonly loss: Analysis;
  readonly prompt: Analysis;
  readonly quick: Analysis;
  readonly finetune: Analysis;
}

/** Those of some dozen runs each. */
export async function analyseSmallExperiments(): Promise<Pick<Experiments, 'quick' | 'finetune'>> {
  const [quick, finetune] = ['quick-a4210e42', 'finetune-9cf34fd6'].map((name) => `${here}${name}`) as [
    string,
    string,
  ];
  return {
    quick: await analyseExport(`${quick}.csv`, `${quick}.yaml`, {}),
    finetune: await analyseExport(`${finetune}.csv`, `${finetune}.yaml`, {}),
  };
}

export async function analyseExperiments(): Promise<Experiments> {
  const paper = `${here}paper-a225c6e4`;
  const ofPaper = (response: string): Promise<Analysis> =>
    analyseExport(`${paper}.csv`, `${paper}.yaml`, { response });
  return {
    paper: await ofPaper('clip_image'),
    inputs: analyseFile(`${paper}.csv`, {
      formula: 'clip_image ~ input*activation + input*C(scale) + activation*C(scale)',
      seeds: 'replicate',
      goal: 'maximize',
    }),
    loss: await ofPaper('heldout_loss'),
    prompt: await ofPaper('clip_text'),
    ...(await analyseSmallExperiments()),
  };
}

/** Each table by the name that its place in the page has. */
export function experimentTables(experiments: Experiments): Readonly<Record<string, string>> {
  const { paper, inputs, quick, finetune } = experiments;
  return {
    terms: termTable(paper),
    pair: pairTable(paper),
    variances: varianceTable(paper),
    sphericity: sphericityTable(paper),
    inputs: inputTable(paper, inputs),
    best: quoted(sentencesOnBest(paper)),
    scores: scoreTable(experiments),
    'seed-effects': seedEffectTable(paper),
    quick: quoted(summarise(quick)),
    'finetune-means': finetuneTable(finetune),
    finetune: quoted(summarise(finetune)),
  };
}

function termTable({ anova }: Analysis): string {
  const rows = anova
    .filter(({ f }) => f !== null)
    .map(({ term, df, denDf, f, p, pAdjusted, eta2, error }) => [
      term,
      `${df}, ${dfText(denDf ?? Number.NaN)}`,
      fCell(f),
      pText(p),
      marked(pText(pAdjusted), pAdjusted),
      formatShare(eta2 ?? 0),
      error ?? '',
    ]);
  return table(['term', 'df', 'F', 'p', 'adjusted p', 'share', 'tested against'], rows);
}

function pairTable({ linkedPairs: [pair] }: Analysis): string {
  const rows = (pair?.rows ?? []).map(({ term, df, denDf, f, p, error }) => [
    term,
    `${df}, ${dfText(denDf ?? Number.NaN)}`,
    fCell(f),
    pText(p),
    error ?? '',
  ]);
  return table(['part', 'df', 'F', 'p', 'tested against'], rows);
}

function varianceTable({ varianceComponents }: Analysis): string {
  const rows = varianceComponents.map(({ group, variance, atZero }) => [
    group,
    atZero ? 'kept at zero' : formatFigure(variance ?? Number.NaN, 3),
    formatFigure(Math.sqrt(variance ?? Number.NaN), 2),
  ]);
  return table(['group', 'variance', 'standard deviation'], rows);
}

function sphericityTable({ sphericity, anova }: Analysis): string {
  const rows = sphericity.map(({ term, greenhouseGeisser, pGreenhouseGeisser, reason }) => [
    term,
    greenhouseGeisser.toFixed(3),
    pText(anova.find((row) => row.term === term)?.p ?? null),
    pText(pGreenhouseGeisser),
    reason ?? '',
  ]);
  return table(['term', 'epsilon', 'p', 'p by Greenhouse-Geisser', 'Mauchly'], rows);
}

const saidByPaper: Readonly<Record<string, string>> = {
  CAc: 'succeeds',
  CAout: 'succeeds, the best',
  Resin: 'fails',
  FFNout: 'fails',
  SAin: 'fails',
};

/** Means of the whole model, the highest first, and which others they are clearly above. */
function inputTable(paper: Analysis, { comparisons }: Analysis): string {
  const means = paper.means
    .filter(({ term, over }) => term === 'input' && over === 'valid')
    .sort((one, other) => Number(other.mean) - Number(one.mean));
  const above = (level: string): string =>
    comparisons
      .filter(({ term, pAdjusted }) => term === 'input' && pAdjusted !== null && pAdjusted < 0.05)
      .flatMap(({ first, second, difference }) =>
        level === ((difference ?? 0) > 0 ? first : second) ? [level === first ? second : first] : [],
      )
      .sort((one, other) => means.findIndex(at(one)) - means.findIndex(at(other)))
      .join(', ');
  const at =
    (level: string) =>
    ({ levels }: (typeof means)[number]): boolean =>
      levels['input'] === level;
  const rows = means.map(({ levels, mean, lower, upper, df, n }) => {
    const level = levels['input'] ?? '';
    return [level, digits(mean), `${digits(lower)} to ${digits(upper)}`, dfText(df ?? 0), String(n)].concat(
      above(level),
      saidByPaper[level] ?? '',
    );
  });
  return table(['input', 'mean', '95% interval', 'df', 'runs', 'clearly above', 'the paper says'], rows);
}

function sentencesOnBest(analysis: Analysis): string[] {
  const sentences = summarise(analysis);
  const from = sentences.findIndex((sentence) => /\bthe (highest|lowest) observed/i.test(sentence));
  const to = sentences.findIndex((sentence) => sentence.startsWith('For reference'));
  if (from < 0 || to < from) throw new Error('no sentence of the analysis is about the best cell');
  return sentences.slice(from, to);
}

function scoreTable({ paper, loss, prompt }: Experiments): string {
  const rows = [
    ['image similarity (higher is better)', paper],
    ['held-out denoising loss (lower)', loss],
    ['prompt fidelity (higher)', prompt],
  ] as const;
  return table(
    [
      'score',
      'largest term',
      'best input positions',
      'worst',
      'best cell, observed',
      'no adapter',
      'full fine-tune',
    ],
    rows.map(([score, { anova, means, references, best, goal }]) => {
      const largest = [...anova]
        .filter(({ f }) => f !== null)
        .sort((one, other) => Number(other.eta2) - Number(one.eta2))[0];
      const inputs = means
        .filter(({ term, over }) => term === 'input' && over === 'valid')
        .sort((one, other) => Number(other.mean) - Number(one.mean))
        .map(({ levels, mean }) => `${levels['input']} ${mean?.toFixed(3)}`);
      if (goal === 'minimise') inputs.reverse();
      const reference = (name: string): string =>
        references.find((one) => one.name === name)?.mean?.toFixed(3) ?? '';
      return [
        score,
        `${largest?.term}, ${formatShare(largest?.eta2 ?? 0)}, F(${largest?.df}, ${dfText(largest?.denDf ?? 0)}) = ${fCell(largest?.f)}`,
        inputs.slice(0, 2).join(', '),
        inputs.at(-1) ?? '',
        `${Object.values(best?.observed?.levels ?? {}).join(' ')}: ${best?.observed?.mean.toFixed(3)}`,
        reference('no adapter'),
        reference('full fine-tune'),
      ];
    }),
  );
}

/** What writing at FFNin rather than at Transout does, by input and by seed: at the five inputs that may feed both. */
function seedEffectTable({ anova }: Analysis): string {
  const { effects, mean, standardError } = seedEffects();
  const rows = effects.map(({ input, bySeed }) => [input, ...bySeed.map(signed)]);
  const all = ['**all five**', ...mean.map((value) => `**${signed(value)}**`)];
  const over = mean.reduce((sum, value) => sum + value, 0) / mean.length;
  // Two means of 240 runs each.
  const pooled = Math.sqrt((2 / 240) * (anova.at(-1)?.meanSq ?? Number.NaN));
  const line =
    `Their mean is ${signed(over)}. Its standard error is ${digits(standardError)} from three seeds; ` +
    `from 480 runs, taken for independent, it would be ${digits(pooled)}.`;
  return `${table(['input', 'seed 1', 'seed 2', 'seed 3'], [...rows, all])}\n\n${line}`;
}

interface SeedEffects {
  readonly effects: readonly { readonly input: string; readonly bySeed: readonly number[] }[];
  /** Over the inputs, for each seed. */
  readonly mean: readonly number[];
  /** Of the mean of the seeds' means. */
  readonly standardError: number;
}

function seedEffects(): SeedEffects {
  const runs = readRuns(`${here}paper-a225c6e4.csv`).filter((run) => run['reference'] === '');
  const meanOf = (input: string, output: string, seed: string): number => {
    const values = runs
      .filter((run) => run['input'] === input && run['output'] === output && run['replicate'] === seed)
      .map((run) => Number(run['clip_image']));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const effectOf = (input: string, seed: string): number =>
    meanOf(input, 'FFNin', seed) - meanOf(input, 'Transout', seed);
  const seeds = ['1', '2', '3'];
  const inputs = ['SAin', 'SAout', 'CAin', 'CAout', 'FFNin'];
  const effects = inputs.map((input) => ({ input, bySeed: seeds.map((seed) => effectOf(input, seed)) }));
  const mean = seeds.map(
    (seed) => inputs.reduce((sum, input) => sum + effectOf(input, seed), 0) / inputs.length,
  );
  const over = mean.reduce((sum, value) => sum + value, 0) / mean.length;
  const variance = mean.reduce((sum, value) => sum + (value - over) ** 2, 0) / (mean.length - 1);
  return { effects, mean, standardError: Math.sqrt(variance / mean.length) };
}

function finetuneTable({ means, references }: Analysis): string {
  const others = ['fid', 'heldout_loss', 'clip_image'];
  const runs = readRuns(`${here}finetune-9cf34fd6.csv`);
  const meanOf = (place: string, metric: string): string => {
    const own = runs.filter((run) => (run['reference'] === '' ? run['input'] : run['reference']) === place);
    const mean = own.reduce((sum, run) => sum + Number(run[metric]), 0) / own.length;
    return metric === 'fid' ? mean.toFixed(2) : mean.toFixed(4);
  };
  const outputOf = (input: string): string =>
    `${input} → ${runs.find((run) => run['input'] === input)?.['output']}`;
  const lines = [
    ...references.map(({ name, mean, lower, upper }) => ({ place: name, name, mean, lower, upper })),
    ...means.map(({ levels, mean, lower, upper }) => {
      const place = levels['input'] ?? '';
      return { place, name: outputOf(place), mean, lower, upper };
    }),
  ].sort((one, other) => Number(one.mean) - Number(other.mean));
  return table(
    ['', 'KID (lower is better)', '95% interval', 'FID', 'held-out loss', 'image similarity'],
    lines.map(({ place, name, mean, lower, upper }) =>
      [name, digits(mean), `${digits(lower)} to ${digits(upper)}`].concat(
        others.map((metric) => meanOf(place, metric)),
      ),
    ),
  );
}

const digits = (value: number | null): string => (value === null ? '' : value.toFixed(4));
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;

function pText(p: number | null): string {
  if (p === null) return '';
  return p < 0.001 ? p.toExponential(1) : p < 0.1 ? p.toFixed(3) : p.toFixed(2);
}

/** What is found, in bold. */
const marked = (text: string, p: number | null): string => (p !== null && p < 0.05 ? `**${text}**` : text);

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** As a terminal shows it. */
const quoted = (sentences: readonly string[]): string =>
  ['```text', ...sentences.flatMap((sentence) => paragraph(sentence, 118, '')), '```'].join('\n');
