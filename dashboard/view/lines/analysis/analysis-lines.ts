/** The analysis: a head that says what it rests on, and one of its views. */
import { unreachable } from '../../../../base/assert.ts';
import { plainLine } from '../../../../base/plain-text.ts';
import type { SweepSpec } from '../../../../design/sweep-spec.ts';
import { viewKeys } from '../../analysis-views.ts';
import { analysisToCome, responseNames, shownResponse } from '../../anova-view.ts';
import type { Glyphs } from '../../glyphs.ts';
import type { Area } from '../../layout.ts';
import type { Look } from '../../look.ts';
import type { AnalysedResponse, DashboardModel } from '../../model.ts';
import { oncePer } from '../../once-per.ts';
import { fullAnswer, isOtherType } from '../../questions-wanted.ts';
import {
  type Line,
  type Span,
  blank,
  cutLine,
  cutLines,
  lineWidth,
  muted,
  span,
  spread,
  strong,
} from '../../spans.ts';
import type { TrialMap } from '../../trial-map.ts';
import { bestViewLines } from './best-view-lines.ts';
import { evidenceViewLines } from './evidence-view-lines.ts';
import { heatLines } from './heat-lines.ts';
import { interactionLines } from './interaction-lines.ts';
import { meansViewLines } from './means-view-lines.ts';
import { pairLines } from './pair-lines.ts';
import { residualsLines } from './residuals-lines.ts';
import { tableViewLines } from './table-lines.ts';
import { goalOf, type Subject } from './subject.ts';

const roman = { 1: 'I', 2: 'II', 3: 'III' } as const;

/** Below this the head is one row. */
const headRowsMin = 10;

/** The part that fits, from the line scrolled to. */
export function analysisLines(model: DashboardModel, area: Area, look: Look): Line[] {
  const { head, body } = analysisParts(model, area, look);
  const room = Math.max(0, area.height - head.length);
  const from = Math.min(model.screen.anova.scroll, Math.max(0, body.length - room));
  const shown = withRange(head, body.length, from, room, area.width, look.glyphs);
  return cutLines([...shown, ...body.slice(from)], area, look.glyphs.ellipsis);
}

/** Where not all lines are in sight, which ones are stands at the end of the last row of the head that has room for it. */
function withRange(
  head: readonly Line[],
  count: number,
  from: number,
  room: number,
  width: number,
  { dash, ellipsis }: Glyphs,
): readonly Line[] {
  if (count <= room || room === 0) return head;
  const range: Line = [muted(`lines ${from + 1}${dash}${from + room} of ${count}`)];
  const at = head.findLastIndex((line) => lineWidth(line) + lineWidth(range) < width);
  return head.map((line, row) => (row === at ? spread(line, range, width, ellipsis) : line));
}

export function analysisScrollMax(model: DashboardModel, area: Area, look: Look): number {
  const { head, body } = analysisParts(model, area, look);
  return Math.max(0, body.length - Math.max(0, area.height - head.length));
}

function analysisParts(
  model: DashboardModel,
  area: Area,
  look: Look,
): { readonly head: readonly Line[]; readonly body: readonly Line[] } {
  const spec = model.sweep?.spec;
  const response = shownResponse(model);
  if (spec === undefined || response === undefined)
    return { head: [], body: [blank, [muted('waiting for the sweep')]] };
  const result = resultShown(model, response);
  const head = headLines(model, spec, response, result, area, look.glyphs);
  const room = { width: area.width, height: Math.max(1, area.height - head.length) };
  const subject = { model, spec, response, goal: goalOf(spec, response), result, look };
  return { head, body: bodyLines(subject, room) };
}

/** The analysis of the type that is chosen; that of type II while the other is not there yet. */
function resultShown(model: DashboardModel, response: string): AnalysedResponse | undefined {
  const usual = model.analyses.get(response);
  const other = isOtherType(model) ? fullAnswer(model) : undefined;
  if (other === undefined || usual === undefined) return usual;
  return { ...usual, analysis: other.analysis, interim: other.analysis.interim };
}

function bodyLines(subject: Subject, room: Area): Line[] {
  const { view } = subject.model.screen.anova;
  // What was not run, and why, can be seen before there is a result.
  if (subject.result === undefined && view !== 'heat') return [[muted(analysisToCome(subject.model))]];
  switch (view) {
    case 'table': {
      const table = tableViewLines(subject, room);
      return [...table, ...pairLines(subject, { ...room, height: room.height - table.length })];
    }
    case 'means':
      return meansViewLines(subject, room);
    case 'interaction':
      return interactionLines(subject, room);
    case 'heat':
      return heatLines(subject, room);
    case 'residuals':
      return residualsLines(subject, room);
    case 'best':
      return bestViewLines(subject, room);
    case 'evidence':
      return evidenceViewLines(subject, room);
    default:
      return unreachable(view);
  }
}

function headLines(
  model: DashboardModel,
  spec: SweepSpec,
  response: string,
  result: AnalysedResponse | undefined,
  { width, height }: Area,
  { dot, ellipsis }: Glyphs,
): Line[] {
  const names = responseNames(spec);
  const which = names.length < 2 ? '' : `   response ${names.indexOf(response) + 1} of ${names.length}`;
  const secondary = response === spec.primary.name ? '' : ', secondary';
  const name = strong(plainLine(response), 'accent');
  const title: Line = [name, muted(which + secondary)];
  const views = viewLine(model, width, ellipsis);
  if (height < headRowsMin) {
    const forms = [
      [...title, span('  '), ...views],
      [name, span('  '), ...views],
    ];
    return [forms.find((line) => lineWidth(line) <= width) ?? cutLine(forms[1] ?? [], width, ellipsis)];
  }
  if (result === undefined) return [title, views, blank];
  const { analysis, interim } = result;
  const asked = model.screen.anova.type;
  const type =
    asked === analysis.type ? roman[asked] : `${roman[analysis.type]}, ${roman[asked]} is under way`;
  const rests = `type ${type} ${dot} ${analysis.n} of ${countPlanned(model.trials)} trials`;
  const label: Span = interim
    ? span(`${dot} interim, descriptive`, 'warn')
    : muted(`${dot} ${plainLine(analysis.formula)}`);
  const facts: Line = [muted(`  ${rests} `), label];
  const first: Line[] =
    lineWidth([...title, ...facts]) <= width
      ? [[...title, ...facts]]
      : [title, cutLine(facts, width, ellipsis)];
  return [...first, views, blank];
}

/** "t table  m means ...": the one that is shown stands out. Where that does not fit, its name and all keys. */
function viewLine({ screen }: DashboardModel, width: number, ellipsis: string): Line {
  const whole = viewKeys.flatMap(([key, view, title]): Span[] =>
    view === screen.anova.view
      ? [{ text: ` ${key} ${title} `, tone: 'accent', bold: true, inverse: true }]
      : [strong(` ${key}`), muted(` ${title} `)],
  );
  if (lineWidth(whole) <= width) return whole;
  const shown = viewKeys.find(([, view]) => view === screen.anova.view);
  const keys = viewKeys.map(([key]) => key).join(' ');
  return cutLine([strong(shown?.[2] ?? ''), muted(`   of ${keys}`)], width, ellipsis);
}

/** Runs of the design: references are no part of what is analysed. */
const countPlanned = oncePer((trials: TrialMap): number => {
  let planned = 0;
  for (const { reference } of trials.all) if (reference === undefined) planned++;
  return planned;
});
