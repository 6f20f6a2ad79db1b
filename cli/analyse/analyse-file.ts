import { YatesError } from '../../base/error.ts';
import { numberFromText } from '../../design/level-text.ts';
import { placeColumns } from '../../design/export-columns.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { analyse } from '../../stats/analysis.ts';
import type { Formula } from '../../stats/formula/formula.ts';
import { parseFormula } from '../../stats/formula/parse-formula.ts';
import { type Csv, textColumnNamed, withRows } from '../../stats/table/csv.ts';
import { findOutcomeColumn } from '../../stats/outcome/find-outcome-column.ts';
import { fieldAt } from '../../stats/table/text-column.ts';
import { columnsIn } from '../../stats/formula/expression.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { withPlotColumn } from '../../stats/split-plot/plot-column.ts';
import { type Note, withNotes } from '../../stats/words/note.ts';
import { levelsAlike } from '../../stats/table/levels-alike.ts';
import { repeatedRows, stepColumn } from '../../stats/table/rows-that-are-no-runs.ts';
import { rulesFor, tableOf } from '../../stats/table/table-from-csv.ts';
import { type AnalyseOptions, requestOf } from './analyse-options.ts';
import { checkColumns } from './check-columns.ts';
import { countedResponse } from './counted-response.ts';
import { resultsOnly } from '../../stats/outcome/results-only.ts';
import { samplingNotes } from './sampling-notes.ts';
import { refuseHugeFactors } from './refuse-huge-factors.ts';
import { roundedSeeds, seedsOfFile } from './seeds-of-file.ts';
import { readTable } from '../input/read-table.ts';

/**
 * Analysis of a CSV file. The model is the formula; or, without one, main effects of the columns that --factors names.
 *
 * @throws YatesError E_FILE_*, E_CSV_*, E_FORMULA, E_COLUMN_*, E_OPTION_*
 */
export function analyseFile(file: string, options: AnalyseOptions): Analysis {
  const model = modelOf(options);
  const { csv, notes: left } = withoutReferences(readTable(file, options.study).csv);
  const {
    factors = [],
    amounts = [],
    response,
    block,
    outcome,
    wholePlots = model.plots,
    random = [],
  } = options;
  const one = (name: string | undefined): string[] => (name === undefined ? [] : [name]);
  checkColumns(csv.header, model.mentions, {
    '--response': one(response),
    '--factors': factors,
    '--block': one(block),
    '--outcome': one(outcome),
    '--whole-plots': wholePlots,
    '--seeds': one(options.seeds),
    '--random': random,
    '--of': one(options.of).filter((name) => numberFromText(name) === undefined),
    '--amounts': amounts,
    '--scale': Object.keys(options.scale ?? {}),
  });
  const used = [...one(block), ...random, ...wholePlots, ...model.randomTerms.flatMap((term) => term.groups)];
  const inFile = options.seeds === undefined ? seedsOfFile(csv, model, used) : undefined;
  const seeds = options.seeds ?? (inFile?.use === 'shared' ? inFile.column : undefined);
  // Of seeds that are no random factor: the distance between two of them means nothing.
  const terms = model.terms.filter((term) => seeds !== undefined || !term.includes(inFile?.column ?? ''));
  const groups = [...one(seeds), ...random, ...model.randomTerms.flatMap((term) => term.groups)];
  const asFactors = [...factors, ...model.factors].filter((name) => !amounts.includes(name));
  const allFactors = [...new Set([...asFactors, ...one(block), ...groups])];
  const inModel = [...terms.flat(), ...one(block), ...groups];
  const { na = [], decimal } = options;
  const commas = decimal === undefined ? undefined : decimal === 'comma' ? 'decimals' : 'groups';
  const rules = rulesFor(csv, { na, commas });
  refuseHugeFactors(csv, file, inModel, allFactors, rules);
  const asNumbers = [model.response, ...amounts, ...model.computed.flatMap(({ of }) => columnsIn(of))];
  refuseUnreadable(
    csv,
    file,
    { numbers: asNumbers, model: inModel.filter((name) => !allFactors.includes(name)) },
    rules,
  );
  const { table, notes } = tableOf(csv, file, { factors: allFactors, amounts: asNumbers, ...rules });
  const found = outcome ?? findOutcomeColumn(table, [...inModel, ...wholePlots, model.response]);
  const isSampled = groups.length > 0 || wholePlots.length > 0;
  const family = countedResponse(table, model, options, { isSampled, inModel });
  const split = withPlotColumn(table, wholePlots);
  const analysis = analyse(split.table, {
    ...requestOf(options),
    residualsMax: options.json === true ? undefined : residualsOfTextMax,
    ...(wholePlots.length === 0 ? {} : { wholePlots: split.plots }),
    response: model.response,
    counted: family.counted,
    terms,
    type: options.type,
    block,
    seeds,
    random,
    randomTerms: model.randomTerms,
    outcome: found,
    factors: allFactors,
    amounts,
    scales: options.scale,
    computed: model.computed,
    nests: model.nests,
    goal: options.goal && (options.goal === 'maximize' ? 'maximise' : 'minimise'),
    ...(inFile?.use === 'own' ? { population: 'other seeds' } : {}),
  });
  // A column that the model does not use may be whatever it is.
  const isNested = (column: string): boolean => analysis.nested.some(({ factor }) => factor === column);
  const ofModel = notes.filter((note) => {
    if (!('column' in note) || note.kind === 'infiniteValues') return true;
    if (note.kind === 'numbersAsNames' && isNested(note.column)) return false;
    return inModel.includes(note.column) || asNumbers.includes(note.column);
  });
  const ofOutcome: Note[] =
    found === undefined || found === outcome ? [] : [{ kind: 'outcomeFound', column: found }];
  const ofSeeds: Note[] = [
    ...(inFile === undefined ? [] : [{ kind: 'seedsFound', ...inFile } as const]),
    ...roundedSeeds(csv).map((found) => ({ kind: 'seedsRounded', ...found }) as const),
  ];
  const shown = resultsOnly(table, { response: model.response, outcome: found });
  const ofSampling = samplingNotes(
    csv,
    shown,
    { response: model.response, factors: inModel },
    options.sampling,
  );
  const steps = isSampled ? undefined : stepColumn(csv, inModel);
  const copies = repeatedRows(csv, [...inModel, model.response]);
  const ofRows: Note[] = [
    ...(steps === undefined ? [] : [{ kind: 'stepsOfRuns', column: steps } as const]),
    ...(copies === undefined ? [] : [{ kind: 'rowsRepeated', ...copies } as const]),
    ...levelsAlike(shown, inModel).map((found) => ({ kind: 'levelsAlike', ...found }) as const),
  ];
  return withNotes(analysis, {
    before: [...ofRows, ...ofSampling, ...left, ...family.notes, ...ofOutcome, ...ofSeeds, ...ofModel],
  });
}

/** The text speaks of the list of residuals only where their normality was tested, which it is up to so many rows. */
const residualsOfTextMax = 5000;

/** In an export of ours, runs outside the design: they would count as runs of it where they set every factor. */
function withoutReferences(csv: Csv): { csv: Csv; notes: Note[] } {
  const isExport = placeColumns.every((name) => csv.header.includes(name));
  if (!isExport) return { csv, notes: [] };
  const reference = textColumnNamed(csv, 'reference');
  const own = withRows(csv, (row) => reference === undefined || fieldAt(reference, row) === '');
  const runs = csv.lines.length - own.lines.length;
  return runs === 0 ? { csv, notes: [] } : { csv: own, notes: [{ kind: 'referencesLeftOut', runs }] };
}

function modelOf({ formula, response, ...options }: AnalyseOptions): Formula {
  if (formula !== undefined) {
    const parsed = parseFormula(formula, '--formula');
    if (response === undefined || response === parsed.response) return parsed;
    throw new YatesError({
      code: 'E_OPTION_RESPONSE',
      message: `--response ${response} is not the response of the formula, which is ${parsed.response}`,
      next: 'leave out --response',
    });
  }
  const { factors = [], amounts = [] } = options;
  const terms = [...new Set([...factors, ...amounts])];
  if (response === undefined || terms.length === 0) {
    throw new YatesError({
      code: 'E_OPTION_MODEL',
      message: 'no model is given',
      next: 'add --formula "y ~ a + b", or --response y --factors a,b',
    });
  }
  return {
    response,
    factors,
    terms: terms.map((name) => [name]),
    plots: [],
    computed: [],
    nests: [],
    counts: undefined,
    randomTerms: [],
    mentions: [],
  };
}
