import { plural } from '../../base/plural.ts';
import type { OutcomeCount } from '../outcome/outcome-words.ts';
import type { SamplingEvidence } from '../table/adaptive-sampling.ts';
import type { LevelsAlike } from '../table/levels-alike.ts';
import type { SeedUse } from '../table/seed-column.ts';
import { listWords } from './wording.ts';

/**
 * What a reader must know before believing the numbers. Programs decide by the kind; the text, made by `noteText`, is
 * for printing only.
 */
export type Note =
  | { readonly kind: 'interim' }
  | { readonly kind: 'noRows' }
  /** A sentence about two factors that constraints tie together: one of the pair's `words`. */
  | { readonly kind: 'linkedPair'; readonly sentence: string }
  /** A term that is not tested, or not on all of its degrees of freedom. */
  | { readonly kind: 'term'; readonly term: string; readonly reason: string }
  /** Nothing can be tested, and no term says so. */
  | { readonly kind: 'noError'; readonly reason: string }
  | { readonly kind: 'plotsAsBlocks'; readonly plots: string }
  | {
      readonly kind: 'splitPlot';
      readonly plots: string;
      readonly terms: readonly string[];
      /** True if other terms are tested, which vary within a plot. */
      readonly within: boolean;
      readonly count: number;
      readonly df: number;
    }
  /** Whole plots where seeds or subjects are a sample; `alias` is the random term that has the plots as its levels. */
  | { readonly kind: 'plotsAmongRandom'; readonly plots: string; readonly alias: string | undefined }
  | { readonly kind: 'unequalPlots'; readonly plots: string; readonly count: number }
  /** `lost` counts the rows that are not used, by outcome. */
  | {
      readonly kind: 'rowsUsed';
      readonly used: number;
      readonly rows: number;
      readonly lost: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'pruned' }
  /** Words of the outcome column that mean nothing to us; their rows are used. */
  | { readonly kind: 'unknownOutcomes'; readonly outcomes: readonly OutcomeCount[] }
  /** A column that nobody named says how runs ended. */
  | { readonly kind: 'outcomeFound'; readonly column: string }
  /** A column that nobody named holds seeds, of which runs make this use. */
  | { readonly kind: 'seedsFound'; readonly column: string; readonly use: SeedUse }
  /** A factor that does not apply at some levels of another, as its blank fields show. */
  | {
      readonly kind: 'nestFound';
      readonly factor: string;
      readonly within: string;
      readonly levels: readonly string[];
    }
  /** A response of true and false, or 1 and 0, is taken as single tries. */
  | { readonly kind: 'binaryFound'; readonly response: string }
  /** A response that looks like counts is analysed as amounts; `others` are columns that it may be counted with. */
  | { readonly kind: 'looksCounted'; readonly response: string; readonly others: readonly string[] }
  | { readonly kind: 'robustLeftOut' }
  | { readonly kind: 'worstValueLeftOut'; readonly diverged: number }
  | { readonly kind: 'linkedPairUntested'; readonly factors: readonly string[] }
  | { readonly kind: 'rescaled'; readonly response: string; readonly exponent: number }
  | { readonly kind: 'infiniteValues'; readonly column: string; readonly count: number }
  /** A column that is a factor because a few of its values are words, and most are numbers. */
  | {
      readonly kind: 'numbersAsNames';
      readonly column: string;
      readonly numbers: number;
      readonly words: number;
      readonly firstWord: string;
      /** Of the file, where the first word stands. */
      readonly line: number;
    }
  /** The first columns of the file, which have no name. */
  | { readonly kind: 'indexLeftOut'; readonly columns: number }
  /** Several columns have one name; `columns` are their positions from 1. One is used unless their values differ. */
  | {
      readonly kind: 'sameNames';
      readonly name: string;
      readonly columns: readonly number[];
      readonly differs: boolean;
    }
  /** Numbers with grouped thousands or with decimal commas. */
  | {
      readonly kind: 'numberMarks';
      readonly column: string;
      readonly as: 'groups' | 'decimals' | 'spaces';
      readonly text: string;
      readonly value: number;
    }
  /** Hyphens or question marks among numbers. */
  | {
      readonly kind: 'hyphensMissing';
      readonly column: string;
      readonly text: string;
      readonly count: number;
      readonly line: number;
    }
  /** Hyphens or question marks among names. */
  | {
      readonly kind: 'hyphensAsLevel';
      readonly column: string;
      readonly text: string;
      readonly count: number;
    }
  /** A factor has so many levels that they are not compared with each other. */
  | { readonly kind: 'manyLevels'; readonly factor: string; readonly levels: number }
  /** Seeds that another program rounded say nothing of which runs share one. */
  | { readonly kind: 'seedsRounded'; readonly column: string; readonly example: string }
  /** Settings were chosen, or may have been chosen, by earlier results. */
  | ({ readonly kind: 'adaptiveSampling' } & SamplingEvidence)
  /** Rows of the same settings are steps of one run. */
  | { readonly kind: 'stepsOfRuns'; readonly column: string }
  /** Rows that repeat others to the last field, the first of them in `line`; `column` tells all other rows apart. */
  | {
      readonly kind: 'rowsRepeated';
      readonly rows: number;
      readonly line: number;
      readonly column: string;
    }
  /** Two levels of a factor differ only in case, spaces, hyphens or underscores. */
  | ({ readonly kind: 'levelsAlike' } & LevelsAlike)
  /** Whole numbers beyond double precision are labels. */
  | { readonly kind: 'wideIntegers'; readonly column: string; readonly example: string }
  /** Replicates that repeat another to the last digit. */
  | { readonly kind: 'repeatedReplicates'; readonly column: string; readonly levels: readonly string[] }
  /** All runs of the same settings agree to the last digit; `runs` are left out. */
  | { readonly kind: 'repeatedRuns'; readonly runs: number }
  /** Seeds are shared, and all results have the same one. */
  | { readonly kind: 'singleSeed'; readonly column: string; readonly seed: string }
  /** A look at a running sweep uses complete replicates only. */
  | { readonly kind: 'completeReplicates'; readonly used: number; readonly rows: number }
  | { readonly kind: 'interactionsLeftOut' }
  /** The results of so many runs are of attempts that went on from a checkpoint. */
  | { readonly kind: 'resumedRuns'; readonly runs: number }
  /** Runs came from so many different states of code and environment. */
  | { readonly kind: 'environmentsDiffer'; readonly environments: number; readonly column: string }
  /** Runs of so many sweeps are analysed together; `block` is the column that holds the sweep. */
  | {
      readonly kind: 'severalSweeps';
      readonly sweeps: readonly (readonly [name: string, runs: number])[];
      readonly block: string;
    }
  /** Runs of different sweeps that have the same settings and seed. */
  | { readonly kind: 'sameRuns'; readonly runs: number }
  | { readonly kind: 'referencesLeftOut'; readonly runs: number }
  /** How many of an export's runs have the ids that the sweep file's design gives them. */
  | {
      readonly kind: 'sameDesign';
      readonly hash: string;
      /** What earlier versions called the design, which hashed how trials are run as well. */
      readonly formerHash: string;
      readonly runs: number;
      readonly sameId: number;
      /** Name of the base net that the ids rest on, where it is not the shipped one. */
      readonly formerBase?: string | undefined;
    };

export type NoteKind = Note['kind'];

/** The sentence that a note is printed as. */
function noteText(note: Note): string {
  switch (note.kind) {
    case 'interim':
      return 'Interim: the sweep still runs, so p-values are descriptive and change with every look.';
    case 'noRows':
      return 'No row has a response and every factor: there is nothing to analyse yet.';
    case 'linkedPair':
      return note.sentence;
    case 'term':
      return `${note.term}: ${note.reason}.`;
    case 'noError':
      return `Residuals: ${note.reason}.`;
    case 'plotsAsBlocks':
      return `Runs at each level of ${note.plots} differ in every term, so settings are compared within its levels: ${note.plots} is adjusted for, as a block.`;
    case 'splitPlot':
      return `Split plot: ${listWords(note.terms)} ${note.terms.length === 1 ? 'is' : 'are'} tested against the variation between the ${note.count} levels of ${note.plots}, the whole plots (${note.df} df)${note.within ? '; every other term against the variation between runs within a plot' : ''}.`;
    case 'plotsAmongRandom':
      return note.alias === undefined
        ? `Runs of a whole plot (${note.plots}) share their circumstances: the plots are a random factor too.`
        : `The whole plots (${note.plots}) are the combinations ${note.alias}: what runs of a plot share is in that error.`;
    case 'unequalPlots':
      return `Split plot: the ${plural(note.count, 'level')} of ${note.plots} do not all hold the same runs, so ${note.plots} is a random factor, whose variance is estimated by REML.`;
    case 'rowsUsed':
      return `${note.used} of ${note.rows} rows are used (${countsText(note.lost)}).`;
    case 'pruned':
      return 'Pruned runs were stopped early and are left out: the values that they would have reached are not known.';
    case 'unknownOutcomes':
      return `How runs ended is not understood where it says ${listWords(note.outcomes.map(({ word, rows }) => `"${word}" (${plural(rows, 'row')})`))}: these rows are used as results. If they are none, write failed, pruned, cancelled or diverged there, or leave the rows out.`;
    case 'outcomeFound':
      return `Column ${note.column} is taken to say how runs ended, as with --outcome ${note.column}: only runs that ended with a result are used.`;
    case 'seedsFound':
      return seedsFoundText(note);
    case 'nestFound':
      return `${note.factor} has no value at ${note.within} ${listWords(note.levels)}, where it is taken not to apply: its levels are compared within the other levels of ${note.within}.`;
    case 'binaryFound':
      return `${note.response} holds true and false (or 1 and 0): it is analysed as a rate, by logistic regression. --family gaussian takes 1 and 0 as amounts.`;
    case 'looksCounted':
      return `${note.response} holds whole numbers from 0 on, as counts do, and is analysed as amounts, whose spread does not depend on their size. If it counts successes, write cbind(${note.response}, ${note.others[0] ?? 'failures'}) ~ ... (successes, failures) in --formula, or --of with the tries; if it counts events, --family poisson. --family gaussian leaves this note out.`;
    case 'robustLeftOut':
      return 'Robust tests are left out: they need independent runs, and runs that share a whole plot or a level of a random factor are not.';
    case 'worstValueLeftOut':
      return `The comparison that puts the worst value in place of ${plural(note.diverged, 'diverged run')} is left out: it is made for a single error, and a split plot has two.`;
    case 'linkedPairUntested':
      return `The parts of ${listWords(note.factors)} are not tested: their tests are made for a single error, and a split plot has two.`;
    case 'rescaled':
      return (
        `${note.response} is analysed in units of 2^${note.exponent} (${(2 ** note.exponent).toExponential(3)}), because the squares of its values ` +
        'are beyond double precision: means, differences and sums of squares are in these units.'
      );
    case 'infiniteValues':
      return `${note.column}: ${plural(note.count, 'infinite value counts', 'infinite values count')} as missing.`;
    case 'numbersAsNames':
      return `${note.column} is taken as a factor, because ${note.words} of its ${note.numbers + note.words} values ${note.words === 1 ? 'is' : 'are'} no number ("${note.firstWord}", line ${note.line}). If its values are amounts, leave such fields empty or write --na "${note.firstWord}".`;
    case 'indexLeftOut':
      return note.columns === 1
        ? 'The first column has no name and is left out: it is taken for the index that pandas and R write.'
        : `The first ${note.columns} columns have no name and are left out: they are taken for the index that pandas and R write.`;
    case 'sameNames': {
      const places = listWords(note.columns.map(String));
      return note.differs
        ? `Columns ${places} are all called ${note.name} and differ: they are known as ${listWords(note.columns.map((place) => `"${note.name} (column ${place})"`))}.`
        : `Columns ${places} are all called ${note.name} and hold the same: one of them is used.`;
    }
    case 'numberMarks':
      return `${note.column}: "${note.text}" is read as ${note.value}. ${note.as === 'spaces' ? `--factors ${note.column} takes such values as names.` : `If that is wrong, write --decimal ${note.as === 'groups' ? 'comma' : 'point'}.`}`;
    case 'hyphensMissing':
      return `${note.column}: "${note.text}" is taken as missing (${plural(note.count, 'value')}, the first in line ${note.line}).`;
    case 'hyphensAsLevel':
      return `${note.column}: "${note.text}" is taken as a level like any other (${plural(note.count, 'value')}); --na "${note.text}" takes it as missing.`;
    case 'manyLevels':
      return `${note.factor} has ${note.levels} levels: they are not compared with each other, and the best of them, evidence and a power for the response are left out.`;
    case 'seedsRounded':
      return `Column ${note.column} holds seeds that another program has rounded (${note.example}; pandas does where a run has none): which runs share a seed cannot be told, and they are taken to have their own.`;
    case 'adaptiveSampling':
      return adaptiveSamplingText(note);
    case 'stepsOfRuns':
      return `Rows of the same settings differ in ${note.column} by equal steps, as reports of one run over time do. If they are that, they are no runs of their own, and p-values are far too small: keep one row of each run, such as its last. If ${note.column} is a setting, put it into the model.`;
    case 'rowsRepeated':
      return `${plural(note.rows, 'row repeats another', 'rows repeat others')} to the last field (${note.rows === 1 ? 'it is' : 'the first is'} in line ${note.line}), also in column ${note.column}, which tells all others apart: ${note.rows === 1 ? 'it counts' : 'they count'} as if run again. Remove copies from the file.`;
    case 'levelsAlike':
      return `${note.levels.map((level) => `"${level}"`).join(' and ')} are two levels of ${note.column}, and nearly spelt alike: if they are one, write them alike in the file.`;
    case 'wideIntegers':
      return `${note.column} holds whole numbers that no double holds exactly (${note.example}): they are taken as labels. --amounts ${note.column} takes them as amounts.`;
    case 'repeatedReplicates':
      return `${note.column} ${listWords(note.levels)} ${note.levels.length === 1 ? 'repeats another replicate' : 'repeat other replicates'} to the last digit, and such replicates count once: the program seems to ignore its seed.`;
    case 'repeatedRuns':
      return `Runs of the same settings agree to the last digit, and count once (${plural(note.runs, 'run is', 'runs are')} left out): the program seems to ignore its seed.`;
    case 'singleSeed':
      return `All results have ${note.column} ${note.seed}: they say nothing of other seeds. What is tested is tested against what the model leaves of these runs.`;
    case 'completeReplicates':
      return `${note.used} of ${note.rows} results are used: while the sweep runs, only replicates that are complete.`;
    case 'interactionsLeftOut':
      return (
        'Interactions are left out of the model, because too few degrees of freedom would remain to test against. ' +
        'To put them in, write them in --formula of `yates analyse`; more replicates make room for them.'
      );
    case 'resumedRuns':
      return `${plural(note.runs, 'run')} went on from a checkpoint after an interruption; --without resumed leaves ${note.runs === 1 ? 'it' : 'them'} out.`;
    case 'environmentsDiffer':
      return `Code or environment changed within the sweep: its results come from ${note.environments} states of them, and a difference between runs may be theirs. \`yates show\` says what changed; --block ${note.column} adjusts for it.`;
    case 'severalSweeps':
      return `${note.sweeps.length} sweeps are analysed together: ${listWords(note.sweeps.map(([name, runs]) => `${name} (${plural(runs, 'run')})`))}. ${note.block === 'sweep' ? 'The sweep is a block' : 'Each replicate of each sweep is a block'}: runs are compared within it, so that what differs between sweeps (code, machines, time) is no part of any effect or test.`;
    case 'sameRuns':
      return `${plural(note.runs, 'run has', 'runs have')} the settings and seed of a run of another sweep. They are counted as runs like any other, though they may be alike: intervals may be too narrow.`;
    case 'referencesLeftOut':
      return `${plural(note.runs, 'run of a reference is', 'runs of references are')} left out, because references are no part of the design.`;
    case 'sameDesign':
      return note.sameId === note.runs
        ? `The ids of all ${note.runs} runs are those of design ${designName(note)}${onFormerBase(note.formerBase)}: the settings, replicates, trainer options and base net are the same.`
        : `The ids of ${note.sameId} of ${note.runs} runs are those of design ${designName(note)}${onFormerBase(note.formerBase)}: the other runs were made with other trainer ` +
            'options, another base net, or another version of Yates.';
    default:
      return note satisfies never;
  }
}

function designName({ hash, formerHash }: { readonly hash: string; readonly formerHash: string }): string {
  return hash === formerHash ? hash : `${hash} (${formerHash} to earlier versions)`;
}

function adaptiveSamplingText(evidence: SamplingEvidence): string {
  const then =
    'settings that did well were tried more often, so p-values are descriptive and intervals too short; runs at settings chosen beforehand confirm what is found.';
  switch (evidence.by) {
    case 'option':
      return `Adaptive sampling: earlier results chose the settings. Therefore ${then}`;
    case 'column':
      return `Adaptive sampling: column ${evidence.column} shows that a sampler chose settings by earlier results. Therefore ${then}`;
    case 'default':
      return `Perhaps adaptive sampling: Optuna's table does not name its sampler, and the default (TPE) chooses settings by earlier results. Then ${then} Write --sampling fixed if they were drawn at random or from a grid.`;
    case 'trend':
      return `Perhaps adaptive sampling: results follow ${evidence.column} (rank correlation ${evidence.rho.toFixed(2)}), as where earlier results choose the settings. Then ${then} Write --sampling fixed if they were chosen beforehand.`;
    default:
      return evidence satisfies never;
  }
}

function seedsFoundText({ column, use }: { readonly column: string; readonly use: SeedUse }): string {
  switch (use) {
    case 'shared':
      return `Column ${column} holds seeds that runs of several settings share: they are taken as a sample, as with --seeds ${column}, and each term is tested against its own interaction with them. Write --block ${column} if runs of one seed share nothing else.`;
    case 'own':
      return `Column ${column} holds seeds, and no two settings share one: what is found holds for other seeds. A seed is no amount and no term of the model.`;
    case 'single':
      return `All runs have the same ${column}: they say nothing of other seeds.`;
    default:
      return use satisfies never;
  }
}

const onFormerBase = (name: string | undefined): string =>
  name === undefined ? '' : ` on the former base net ${name}`;

/** `3 failed, 1 pruned` */
const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ');

/** The two fields of an analysis that hold its notes: their texts, and the kind of each. */
interface NotesOfAnalysis {
  readonly notes: readonly string[];
  readonly noteKinds: readonly NoteKind[];
}

/** The fields of an analysis with these notes. */
export const noteFields = (notes: readonly Note[]): NotesOfAnalysis => ({
  notes: notes.map(noteText),
  noteKinds: notes.map(({ kind }) => kind),
});

/**
 * An analysis with more notes, before and after those that it has.
 *
 * @example
 * const analysis = withNotes({ notes: [], noteKinds: [] }, { after: [{ kind: 'infiniteValues', column: 'y', count: 1 }] });
 * analysis.notes; // ['y: 1 infinite value counts as missing.']
 * analysis.noteKinds; // ['infiniteValues']
 */
export function withNotes<Analysis extends NotesOfAnalysis>(
  analysis: Analysis,
  { before = [], after = [] }: { readonly before?: readonly Note[]; readonly after?: readonly Note[] },
): Analysis {
  const [first, last] = [noteFields(before), noteFields(after)];
  return {
    ...analysis,
    notes: [...first.notes, ...analysis.notes, ...last.notes],
    noteKinds: [...first.noteKinds, ...analysis.noteKinds, ...last.noteKinds],
  };
}

/**
 * The texts of those notes whose kind passes.
 *
 * @example
 * const analysis = { notes: ['a note', 'another'], noteKinds: ['interim', 'pruned'] };
 * notesWhere(analysis, (kind) => kind === 'pruned'); // ['another']
 */
export const notesWhere = (
  { notes, noteKinds }: NotesOfAnalysis,
  passes: (kind: NoteKind) => boolean,
): string[] => notes.filter((_, index) => passes(noteKinds[index] as NoteKind));
