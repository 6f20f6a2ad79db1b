/**
 * The end of a sweep as plain text for a terminal, a pipe or a log: what ran, what it shows, how sure that is, and where
 * everything lies. Fits 80 columns (paths and names excepted: they are never cut where one might copy them).
 */
import type { FaultClass, Sweep } from '../../client/facts.ts';
import { faultName } from '../../client/fault-name.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { summarise } from '../../stats/words/summary.ts';
import type { TrialRecord } from '../trial-record.ts';
import { anovaSection, oneWaySection } from './anova-section.ts';
import { bestSection } from './best-section.ts';
import { asciiDrawing, grid, paragraph, unicodeDrawing } from './grid.ts';
import { interactionSections } from './interaction-section.ts';
import { anchorSection, meansSections, referenceSection } from './means-section.ts';
import { wallTime } from './numbers.ts';

export interface EndedSweep {
  readonly sweep: Pick<Sweep, 'name' | 'state' | 'counts' | 'spec'>;
  readonly trials: readonly Pick<TrialRecord, 'reference' | 'state' | 'settings' | 'metrics'>[];
  readonly faults: readonly {
    readonly faultClass: FaultClass;
    readonly failed: number;
    readonly retried: number;
  }[];
  readonly wallMs: number;
  /** Primary response first. */
  readonly analyses: readonly Analysis[];
}

export interface FinalTablesOptions {
  /** What was saved where, in the order in which it is named. */
  readonly saved?: readonly { readonly what: string; readonly path: string }[] | undefined;
  /** Box-drawing characters; otherwise ASCII. */
  readonly unicode?: boolean | undefined;
}

const width = 80;

/** Lines without newlines; sections are separated by an empty one. */
export function finalTables(
  ended: EndedSweep,
  { saved = [], unicode = false }: FinalTablesOptions = {},
): string[] {
  const drawing = unicode ? unicodeDrawing : asciiDrawing;
  const { spec } = ended.sweep;
  const [primary] = ended.analyses;
  const sections: string[][] = [
    summarySection(ended),
    ...(primary === undefined
      ? [['No analysis: no trial has a result yet']]
      : [
          anovaSection(primary, width, drawing),
          oneWaySection(primary, drawing),
          ...interactionSections(primary, width, drawing),
          ...meansSections(primary, spec, drawing),
          referenceSection(primary),
          anchorSection(primary),
          bestSection(primary, spec, width),
          ['In words', ...summarise(primary).flatMap((sentence) => paragraph(sentence, width))],
          primary.notes.length === 0
            ? []
            : ['Notes', ...primary.notes.flatMap((note) => paragraph(note, width))],
        ]),
    saved.length === 0
      ? []
      : [
          'Saved',
          ...grid(
            saved.map(({ what, path }) => [what, path]),
            ['left', 'left'],
          ),
        ],
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return [
    drawing.rule.repeat(width),
    ...filled.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])),
  ];
}

function summarySection({ sweep, faults, wallMs }: EndedSweep): string[] {
  const { counts, name, state } = sweep;
  const open = counts.queued + counts.leased;
  const parts = [
    `${counts.done} done`,
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.pruned > 0 ? [`${counts.pruned} stopped early`] : []),
    ...(counts.cancelled > 0 ? [`${counts.cancelled} cancelled`] : []),
    ...(open > 0 ? [`${open} not yet run`] : []),
  ];
  const failures = faults
    .filter(({ failed }) => failed > 0)
    .map(({ faultClass, failed }) => `${failed} ${faultName(faultClass)}`);
  const retried = faults.reduce((sum, fault) => sum + fault.retried, 0);
  const time =
    state === 'finished' || state === 'cancelled'
      ? `${state} after ${wallTime(wallMs)}`
      : `${state}, ${wallTime(wallMs)} so far`;
  return [
    `${name}: ${time}`,
    ...paragraph(`${counts.total} trials: ${parts.join(', ')}`, width),
    ...(failures.length === 0 ? [] : paragraph(`failed by: ${failures.join(', ')}`, width)),
    ...(retried === 0
      ? []
      : [`  ${retried} ${retried === 1 ? 'trial was' : 'trials were'} tried again after a fault`]),
  ];
}
