/** An analysis as text for a terminal: the tables, what differs from what, and what it means in words. */
import type { Analysis, LinkedPair } from '../../stats/analysis-result.ts';
import { type NoteKind, notesWhere } from '../../stats/words/note.ts';
import { readingInWords } from '../../stats/words/reading.ts';
import { summarise } from '../../stats/words/summary.ts';
import { fCell, pCell } from '../../stats/words/cells.ts';
import { dfText } from '../../stats/words/wording.ts';
import { anovaSection, oneWaySection } from './anova-section.ts';
import { asciiDrawing, cut, grid, paragraph, unicodeDrawing } from './grid.ts';
import { comparisonSection } from './comparison-section.ts';
import { interactionSections } from './interaction-section.ts';
import { lenthSection } from './lenth-section.ts';
import { anchorSection, meansSections, referenceSection } from './means-section.ts';
import { robustSection } from './robust-section.ts';
import { sphericitySection } from './sphericity-section.ts';
import { sweepsSection } from './sweeps-section.ts';
import { varianceSection } from './variance-section.ts';

const width = 80;
/** Of the last column of the table of linked factors. */
const meaningWidth = 30;

/** @param unicode box-drawing characters; otherwise ASCII */
export function analysisText(analysis: Analysis, { unicode = false }: { unicode?: boolean } = {}): string {
  const drawing = unicode ? unicodeDrawing : asciiDrawing;
  const sections = [
    analysis.formula.length > width ? paragraph(analysis.formula, width) : [analysis.formula],
    [...firstNotes(analysis), ...readingsSection(analysis)],
    anovaSection(analysis, width, drawing),
    sweepsSection(analysis),
    lenthSection(analysis, drawing),
    varianceSection(analysis),
    sphericitySection(analysis),
    ...analysis.linkedPairs.map(linkedSection),
    oneWaySection(analysis, drawing),
    ...interactionSections(analysis, width, drawing),
    ...meansSections(analysis, undefined, drawing),
    referenceSection(analysis),
    anchorSection(analysis),
    comparisonSection(analysis),
    robustSection(analysis.robust),
    ['In words', ...summarise(analysis).flatMap((sentence) => paragraph(sentence, width))],
    notesSection(analysis),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What columns of numbers were taken as, before anything that rests on it. */
const readingsSection = ({ readings }: Analysis): string[] =>
  readings.flatMap((reading) => paragraph(readingInWords(reading), width, ''));

function linkedSection({ factors, combinations, possible, components, rows, words }: LinkedPair): string[] {
  const [one, other] = factors;
  return [
    `${one} and ${other} are tied together: ${combinations} of ${possible} combinations exist`,
    ...grid(
      [
        ['part', 'df', 'F', 'p', ''],
        ...rows.flatMap(({ term, df, denDf, f, p, meaning }) => {
          const [first = '', ...more] = paragraph(meaning, meaningWidth, '');
          return [
            [
              cut(term, 30),
              denDf === null ? String(df) : `${df}, ${dfText(denDf)}`,
              fCell(f),
              pCell(p),
              first,
            ],
            ...more.map((line) => ['', '', '', '', line]),
          ];
        }),
      ],
      ['left', 'right', 'right', 'right', 'left'],
    ),
    // Groups that nothing links are named in the summary.
    ...(components.length > 1 ? [] : words.slice(1)).flatMap((sentence) => paragraph(sentence, width)),
  ];
}

/** What a reader must know of how the table was read, and of what its numbers can say. */
const firstNotes = (analysis: Analysis): string[] =>
  notesWhere(analysis, (kind) => placeOf(kind) === 'first').flatMap((note) => paragraph(note, width, ''));

/** Where a note is printed: above everything that rests on it, at the end, or by the tables and the summary themselves. */
function placeOf(kind: NoteKind): 'first' | 'last' | 'elsewhere' {
  switch (kind) {
    case 'noRows':
    case 'linkedPair':
    case 'term':
    case 'noError':
    case 'rowsUsed':
      return 'elsewhere';
    case 'indexLeftOut':
    case 'sameNames':
    case 'numberMarks':
    case 'numbersAsNames':
    case 'hyphensMissing':
    case 'hyphensAsLevel':
    case 'wideIntegers':
    case 'seedsRounded':
    case 'stepsOfRuns':
    case 'rowsRepeated':
    case 'levelsAlike':
    case 'adaptiveSampling':
    case 'resumedRuns':
    case 'severalSweeps':
    case 'sameRuns':
      return 'first';
    case 'infiniteValues':
    case 'interim':
    case 'repeatedReplicates':
    case 'repeatedRuns':
    case 'singleSeed':
    case 'completeReplicates':
    case 'interactionsLeftOut':
    case 'environmentsDiffer':
    case 'linkedPairUntested':
    case 'manyLevels':
    case 'binaryFound':
    case 'looksCounted':
    case 'nestFound':
    case 'outcomeFound':
    case 'plotsAmongRandom':
    case 'plotsAsBlocks':
    case 'pruned':
    case 'referencesLeftOut':
    case 'rescaled':
    case 'robustLeftOut':
    case 'sameDesign':
    case 'seedsFound':
    case 'splitPlot':
    case 'unequalPlots':
    case 'unknownOutcomes':
    case 'worstValueLeftOut':
      return 'last';
    default:
      return kind satisfies never;
  }
}

/** Notes that neither the tables nor the summary say already. */
function notesSection(analysis: Analysis): string[] {
  const notes = notesWhere(analysis, (kind) => placeOf(kind) === 'last');
  return notes.length === 0 ? [] : ['Notes', ...notes.flatMap((note) => paragraph(note, width))];
}
