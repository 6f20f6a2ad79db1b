/** An analysis as text for a terminal: the tables, what differs from what, and what it means in words. */
import type { Analysis, Comparison, LinkedPair } from '../../stats/analysis-result.ts';
import { type NoteKind, notesWhere } from '../../stats/words/note.ts';
import { summarise } from '../../stats/words/summary.ts';
import { formatNumber } from '../../base/number-text.ts';
import { fCell, pCell } from '../../stats/words/cells.ts';
import { dfText, formatP } from '../../stats/words/wording.ts';
import { anovaSection, oneWaySection } from './anova-section.ts';
import { asciiDrawing, cut, grid, paragraph, unicodeDrawing } from './grid.ts';
import { meansSections, referenceSection } from './means-section.ts';
import { robustSection } from './robust-section.ts';
import { sphericitySection } from './sphericity-section.ts';
import { varianceSection } from './variance-section.ts';

const width = 80;
const comparisonsMax = 12;

/** @param unicode box-drawing characters; otherwise ASCII */
export function analysisText(analysis: Analysis, { unicode = false }: { unicode?: boolean } = {}): string {
  const drawing = unicode ? unicodeDrawing : asciiDrawing;
  const sections = [
    analysis.formula.length > width ? paragraph(analysis.formula, width) : [analysis.formula],
    anovaSection(analysis, width, drawing),
    varianceSection(analysis),
    sphericitySection(analysis),
    ...analysis.linkedPairs.map(linkedSection),
    oneWaySection(analysis, drawing),
    ...meansSections(analysis, undefined, drawing),
    referenceSection(analysis),
    comparisonSection(analysis.comparisons),
    robustSection(analysis.robust),
    ['In words', ...summarise(analysis).flatMap((sentence) => paragraph(sentence, width))],
    notesSection(analysis),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function linkedSection({ factors, combinations, possible, rows, words }: LinkedPair): string[] {
  const [first, second] = factors;
  return [
    `${first} and ${second} are tied together: ${combinations} of ${possible} combinations exist`,
    ...grid(
      [
        ['part', 'df', 'F', 'p', ''],
        ...rows.map(({ term, df, denDf, f, p, meaning }) => [
          cut(term, 30),
          denDf === null ? String(df) : `${df}, ${dfText(denDf)}`,
          fCell(f),
          pCell(p),
          cut(meaning, 30),
        ]),
      ],
      ['left', 'right', 'right', 'right', 'left'],
    ),
    ...words.flatMap((sentence) => paragraph(sentence, width)),
  ];
}

const methodNames = {
  'tukey-kramer': 'Tukey-Kramer',
  holm: 'Holm',
  dunnett: 'Dunnett, against the control',
} as const;

/** Pairs of levels that differ, surest first; the others are only counted. */
function comparisonSection(comparisons: readonly Comparison[]): string[] {
  const tested = comparisons.filter(({ pAdjusted }) => pAdjusted !== null);
  const found = tested
    .filter(({ pAdjusted }) => (pAdjusted as number) < 0.05)
    .sort((left, right) => (left.pAdjusted as number) - (right.pAdjusted as number));
  if (tested.length === 0) return [];
  const methods = [...new Set(tested.map(({ method }) => methodNames[method]))].join(', ');
  const head = `Pairs of levels that differ (${methods}): ${found.length} of ${tested.length}`;
  const rows = found
    .slice(0, comparisonsMax)
    .map(({ term, first, second, difference, lower, upper, pAdjusted }) => [
      cut(`${term}: ${first} - ${second}`, 34),
      difference === null ? '' : formatNumber(difference),
      lower === null || upper === null ? '' : `${formatNumber(lower)} to ${formatNumber(upper)}`,
      formatP(pAdjusted as number),
    ]);
  const hidden = found.length - rows.length;
  return [
    head,
    ...grid(rows, ['left', 'right', 'left', 'left']),
    ...(hidden > 0 ? [`  and ${hidden} more; --json has them all`] : []),
  ];
}

/** True for notes that the tables or the summary say already. */
function saidElsewhere(kind: NoteKind): boolean {
  switch (kind) {
    case 'noRows':
    case 'linkedPair':
    case 'term':
    case 'noError':
    case 'rowsUsed':
      return true;
    case 'infiniteValues':
    case 'interim':
    case 'repeatedReplicates':
    case 'completeReplicates':
    case 'interactionsLeftOut':
    case 'linkedPairUntested':
    case 'numbersAsNames':
    case 'outcomeFound':
    case 'plotsAsBlocks':
    case 'pruned':
    case 'referencesLeftOut':
    case 'rescaled':
    case 'robustLeftOut':
    case 'sameDesign':
    case 'splitPlot':
    case 'unequalPlots':
    case 'unknownOutcomes':
    case 'worstValueLeftOut':
      return false;
    default:
      return kind satisfies never;
  }
}

/** Notes that neither the tables nor the summary say already. */
function notesSection(analysis: Analysis): string[] {
  const notes = notesWhere(analysis, (kind) => !saidElsewhere(kind));
  return notes.length === 0 ? [] : ['Notes', ...notes.flatMap((note) => paragraph(note, width))];
}
