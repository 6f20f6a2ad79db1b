/** The views of the analysis, with the answers that their thread would give. */
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../../../cli/analyse/study/answer-question.ts';
import type { StudiedTrial } from '../../../../../cli/analyse/study/studied-trial.ts';
import { asciiGlyphs } from '../../../../../dashboard/view/glyphs.ts';
import { contentArea } from '../../../../../dashboard/view/layout.ts';
import { analysisLines } from '../../../../../dashboard/view/lines/analysis/analysis-lines.ts';
import { overviewLines } from '../../../../../dashboard/view/lines/overview-lines.ts';
import { type Look, plainLook } from '../../../../../dashboard/view/look.ts';
import type { DashboardModel } from '../../../../../dashboard/view/model.ts';
import { press } from '../../../../../dashboard/view/press.ts';
import { isSettled, questionKey } from '../../../../../dashboard/view/question.ts';
import { questionsWanted, stateOfResults } from '../../../../../dashboard/view/questions-wanted.ts';
import { reduce } from '../../../../../dashboard/view/reduce.ts';
import { lineText, lineWidth } from '../../../../../dashboard/view/spans.ts';
import { analysedModelAt } from '../../../../fixtures/dashboard/model-at.ts';

const end = Number.POSITIVE_INFINITY;
const views = ['t', 'm', 'i', 'h', 'r', 'b', 'e'];

const typed = (model: DashboardModel, keys: string): DashboardModel =>
  keys.split(' ').reduce((before, key) => press(before, key, { quitQuestion: '' }).model, model);

/** With an answer to everything that it asks. */
function answered(model: DashboardModel): DashboardModel {
  const spec = model.sweep?.spec;
  if (spec === undefined) throw new Error('the script has a spec');
  const facts = { spec, baseVersion: '', interim: model.sweep?.state !== 'finished' };
  const trials = [...model.trials.values()].map(
    ({ fault, ...trial }): StudiedTrial => ({
      ...trial,
      ...(fault === undefined ? {} : { fault, error: fault.message }),
    }),
  );
  const memory = new Map();
  let now = model;
  for (;;) {
    const of = stateOfResults(now);
    const open = questionsWanted(now).find((question) => {
      const known = now.answers.get(questionKey(question));
      // The past of the evidence comes a few looks at a time.
      return known === undefined || !isSettled(known, of);
    });
    if (open === undefined) return now;
    const answer = answerQuestion(open, facts, trials, memory);
    now = reduce(now, { kind: 'answer', question: open, answer, of }, 0);
  }
}

/** To everything that any view asks; they do not depend on the size of the screen. */
let known: DashboardModel['answers'] | undefined;
function allAnswers(): DashboardModel['answers'] {
  known ??= views.reduce(
    (before, key) => answered(typed(before, `4 ${key}`)),
    analysedModelAt(end).model,
  ).answers;
  return known;
}

function shown(model: DashboardModel, look: Look = plainLook): string {
  return analysisLines(model, contentArea(model.screen), look).map(lineText).join('\n');
}

describe('the analysis', () => {
  const { model } = analysedModelAt(end, { columns: 100, rows: 60 });
  const withAnswers = { ...model, answers: allAnswers() };

  it('has a key for each view, which comes before what the key does elsewhere', () => {
    const seen = views.map((key) => typed(model, `4 ${key}`));
    expect(seen.map(({ screen }) => screen.anova.view)).toEqual([
      'table',
      'means',
      'interaction',
      'heat',
      'residuals',
      'best',
      'evidence',
    ]);
    for (const { screen } of seen)
      expect([screen.help, screen.prompt.kind, screen.tab]).toEqual([false, 'none', 'anova']);
    expect(typed(model, '4 ?').screen.help).toBe(true);
    expect(typed(model, '1 h').screen.help).toBe(true);
  });

  it('asks only for what is looked at', () => {
    const kinds = (keys: string): string[] => questionsWanted(typed(model, keys)).map(({ kind }) => kind);
    expect(kinds('1')).toEqual(['failures']);
    expect(kinds('4 t')).toEqual(['failures']);
    expect(kinds('4 t v')).toEqual(['full', 'failures']);
    expect(kinds('4 i')).toEqual(['pair', 'full', 'failures']);
    expect(kinds('4 h')).toEqual(['pair', 'full', 'failures']);
    expect(kinds('4 r')).toEqual(['full', 'failures']);
    expect(kinds('4 e')).toEqual(['evidence', 'failures']);
  });

  it('has two factors below its table, and on the overview, where a screen would leave half of its rows', () => {
    const { model: tall, nowMs } = analysedModelAt(end, { columns: 300, rows: 80 });
    expect(questionsWanted(tall).map(({ kind }) => kind)).toEqual(['full', 'pair', 'failures']);
    const overview = (now: DashboardModel): string =>
      overviewLines(now, contentArea(now.screen), nowMs, plainLook).map(lineText).join('\n');
    const map = /input × scale   means of the runs/;
    const lines = /input × scale   (?!means)/;
    expect(overview(tall)).not.toMatch(map);
    const withAll = { ...tall, answers: allAnswers() };
    for (const text of [overview(withAll), shown(typed(withAll, '4 t'))]) {
      expect(text).toMatch(map);
      expect(text).toMatch(lines);
    }
    // The overview is about the primary response, whichever is looked at in the analysis.
    expect(overview(typed(withAll, '4 right 1'))).not.toMatch(map);
    const { model: low } = analysedModelAt(end, { columns: 300, rows: 50 });
    expect(shown(typed({ ...low, answers: allAnswers() }, '4 t'))).not.toMatch(map);
  });

  it('says what is on its way while the thread is at it', () => {
    for (const key of ['i', 'h', 'r', 'b', 'e'])
      expect(shown(typed(model, `4 ${key}`))).toContain('on its way');
    expect(shown(typed(model, '4 v'))).toContain('type II, III is under way');
  });

  it('shows sums of squares of the chosen type, and factors by themselves', () => {
    expect(shown(answered(typed(model, '4 v')))).toMatch(/type III ·/);
    expect(shown(answered(typed(model, '4 v v')))).toMatch(/type I ·/);
    const oneWay = shown(typed(model, '4 o'));
    expect(oneWay).toMatch(/each factor by itself/);
    expect(oneWay).toMatch(/input +4 +34 .* 9\d%/);
  });

  it('draws a line of an interaction for each level, with a mark of its own', () => {
    const lines = shown(typed(withAnswers, '4 i'));
    expect(lines).toMatch(/input × scale .*of the variation.*adj\. p/);
    expect(lines).toMatch(/● 0\.5/);
    expect(lines).toMatch(/▲ 1/);
    expect(lines).toMatch(/SAin +CAc +CAout +FFNout +Resin/);
    expect(lines).toContain('The best input is FFNout at each scale that has results.');
    // Each level of both lines has its mark, and the legend one more of each; marks that meet hide one another.
    expect(lines.match(/[●▲]/g)?.length).toBeGreaterThanOrEqual(8);
    const swapped = shown(answered(typed(model, '4 i x')));
    expect(swapped).toContain('scale × input');
  });

  it('tells cells that cannot be, that wait, that failed and that were stopped apart', () => {
    const keys = typed(model, '4 h');
    const trials = [...keys.trials.values()];
    const changed = trials.map((trial) => {
      const { input, scale } = trial.settings;
      if (input === 'SAin' && scale === 1) return { ...trial, state: 'failed' as const, metrics: {} };
      if (input === 'CAc' && scale === 1) return { ...trial, state: 'pruned' as const, metrics: {} };
      return input === 'CAc' && scale === 0.5 ? { ...trial, state: 'queued' as const, metrics: {} } : trial;
    });
    const kept = changed.filter(
      ({ settings }) => !(settings['input'] === 'Resin' && settings['scale'] === 1),
    );
    const { trials: map } = keys;
    const none = (map.constructor as unknown as { of(all: typeof kept): typeof map }).of(kept);
    const text = shown(answered({ ...keys, trials: none }));
    expect(text).toMatch(/^0\.5 .* ○ /m);
    expect(text).toMatch(/^1 .* ✗ +⊘ .* · *$/m);
    expect(text).toContain('· cannot be   ○ not run yet   ✗ failed   ⊘ stopped early');
    expect(text).toMatch(/0\.7\d+◂/);
  });

  it('marks in the map as many cells as its legend counts, which may be the best by comparison of the cells', () => {
    const map = shown(typed(withAnswers, '4 h'));
    const [, counted] = /◂ may be the best \(Hsu, 95%\): (\d+) cells?/.exec(map) ?? [];
    expect(Number(counted)).toBeGreaterThan(0);
    const best = shown(typed(withAnswers, '4 b'));
    expect(best).toContain(`cells: ${counted} of 10 may be the best`);
    // One more in the legend.
    expect(map.split('◂').length - 1).toBe(Number(counted) + 1);
  });

  it('shows residuals, the candidates for the best, and the evidence over results', () => {
    const residuals = shown(typed(withAnswers, '4 r'));
    expect(residuals).toContain('residuals over fitted values');
    expect(residuals).toContain('normal? Shapiro-Wilk p');
    const best = shown(typed(withAnswers, '4 b'));
    expect(best).toMatch(/◂ {2}FFNout +0\.0\d+/);
    expect(best).toMatch(/cells: \d of 10 may be the best/);
  });

  it('shows how the evidence grew, and where it is enough', () => {
    const { sweep } = model;
    if (sweep?.spec === undefined) throw new Error('the script has a spec');
    // With shared seeds four replicates are four observations, which decide nothing.
    const own = { ...model, sweep: { ...sweep, spec: { ...sweep.spec, seeds: 'own' as const } } };
    const evidence = shown(answered(typed(own, '4 e')));
    expect(evidence).toContain('line: E 20 is enough');
    expect(evidence).toMatch(/● input +enough/);
    expect(evidence).toMatch(/▲ scale +not yet/);
  });
});

describe.each([
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
  { columns: 300, rows: 80 },
])('the views at $columns x $rows', (size) => {
  const { model: usual, nowMs } = analysedModelAt(end);
  const model = reduce({ ...usual, answers: allAnswers() }, { kind: 'resized', ...size }, nowMs);

  it.each(views)('%s fit, say what they are, and need neither colour nor Unicode', (key) => {
    const view = typed(model, `4 ${key}`);
    expect(analysisLines(view, contentArea(size), plainLook).map(lineText).join()).not.toContain(
      'on its way',
    );
    const area = contentArea(size);
    const draw = (look: Look): string => {
      const lines = analysisLines(view, area, look);
      expect(lines.length).toBeLessThanOrEqual(area.height);
      for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(area.width);
      return lines.map(lineText).join('\n');
    };
    expect(draw(plainLook)).toMatch(/clip_image/);
    const ascii = draw({ ...plainLook, glyphs: asciiGlyphs });
    // oxlint-disable-next-line no-control-regex
    expect(ascii.replace(/[\n\u0020-\u007e]/g, '')).toBe('');
  });

  it('has an overview that fills the width', () => {
    const lines = overviewLines(model, contentArea(size), nowMs, plainLook).slice(3);
    const widest = Math.max(...lines.map((line) => lineText(line).trimEnd().length));
    expect(widest).toBeGreaterThan(0.75 * size.columns);
  });
});
