import { describe, expect, it } from 'vitest';
import { analyseTrials } from '../../../../fixtures/dashboard/analyse-trials.ts';
import { analysedModelAt, modelAt, startMs } from '../../../../fixtures/dashboard/model-at.ts';
import { noSweepYet } from '../../../../../client/facts.ts';
import { meansByFactor, rowRemark, termsByShare } from '../../../../../dashboard/view/anova-view.ts';
import { asciiGlyphs } from '../../../../../dashboard/view/glyphs.ts';
import { contentArea } from '../../../../../dashboard/view/layout.ts';
import { agentsLines } from '../../../../../dashboard/view/lines/agents-lines.ts';
import { analysisLines } from '../../../../../dashboard/view/lines/analysis/analysis-lines.ts';
import { driversLines } from '../../../../../dashboard/view/lines/drivers-lines.ts';
import { faultsLines } from '../../../../../dashboard/view/lines/faults-lines.ts';
import { runningInWords, runningLines } from '../../../../../dashboard/view/lines/running-lines.ts';
import { digestOf } from '../../../../../dashboard/view/trial-digest.ts';
import { TrialMap } from '../../../../../dashboard/view/trial-map.ts';
import { stateOfResults } from '../../../../../dashboard/view/questions-wanted.ts';
import { headerLines } from '../../../../../dashboard/view/lines/header-lines.ts';
import { helpLines } from '../../../../../dashboard/view/lines/help-lines.ts';
import { logLines } from '../../../../../dashboard/view/lines/log-lines.ts';
import { overviewLines } from '../../../../../dashboard/view/lines/overview-lines.ts';
import { sweepsLines } from '../../../../../dashboard/view/lines/sweeps-lines.ts';
import { statusLines } from '../../../../../dashboard/view/lines/status-lines.ts';
import { trialsAndDetailLines } from '../../../../../dashboard/view/lines/trials-and-detail-lines.ts';
import { plainLook } from '../../../../../dashboard/view/look.ts';
import { type DashboardModel, initialModel, tabs } from '../../../../../dashboard/view/model.ts';
import { press } from '../../../../../dashboard/view/press.ts';
import { reduce } from '../../../../../dashboard/view/reduce.ts';
import { type Line, lineText } from '../../../../../dashboard/view/spans.ts';

const text = (lines: readonly Line[]): string => lines.map(lineText).join('\n');
const typed = (model: DashboardModel, keys: string): DashboardModel =>
  keys.split('').reduce((now, key) => press(now, key, { quitQuestion: '' }).model, model);
const everything = (model: DashboardModel, nowMs: number, look = plainLook): string => {
  const area = contentArea(model.screen);
  return text([
    ...headerLines(model, nowMs, look),
    ...overviewLines(model, area, nowMs, look),
    ...trialsAndDetailLines(model, area, nowMs, look),
    ...agentsLines(model, area, nowMs, look),
    ...analysisLines(model, area, look),
    ...logLines(model, area, look),
    ...statusLines(model, '127.0.0.1:7000', nowMs, look),
  ]);
};

describe('the overview at 80x24', () => {
  const { model, nowMs } = analysedModelAt(60_000);
  const shown = text(overviewLines(model, contentArea(model.screen), nowMs, plainLook));

  it('says how far, how fast and until when', () => {
    expect(shown).toMatch(/19\/40 {2,}47%/);
    expect(shown).toMatch(/✓ 18 done {4}● 3 running {4}○ 18 queued {4}✗ 1 failed/);
    expect(shown).toMatch(/time to go \d+s–1m\d\ds/);
  });

  it('shows shares of the variation beside the curves of what runs, the best cells, and what failed', () => {
    expect(shown).toMatch(/share of variation, 95%, interim +loss: 3 running/);
    expect(shown).toMatch(/input {8}█+.* 93% +├─● .*│/);
    expect(shown).toMatch(
      /best so far by clip_image ↑\n0\.7\d+ {2}FFNout scale=1.*\n {2}✓ the model agrees: 0\.7\d+ \(0\.7\d+–0\.7\d+\)/,
    );
    expect(shown).toMatch(/diverged {2}1 trial failed/);
  });

  it('lists the running trials where there are rows for them, and p where there are columns', () => {
    const { columns } = model.screen;
    const tall = text(overviewLines(model, contentArea({ columns, rows: 40 }), nowMs, plainLook));
    expect(tall).toMatch(/running .* loss .* for/);
    const wide = text(overviewLines(model, contentArea({ columns: 130, rows: 40 }), nowMs, plainLook));
    expect(wide).toMatch(/share of variation of clip_image, 95% {3}interim, descriptive/);
    expect(wide).toMatch(/input {8}█+.* 93% .* p <0\.001/);
  });

  it('counts the kinds of failures where not all of them have room', () => {
    const failures = ['out of memory', 'no such file', 'killed'].map((message) => ({
      failedAs: message,
      message,
      faultClass: 'user' as const,
      failed: 2,
      parts: [],
      left: 2,
    }));
    const question = { kind: 'failures' } as const;
    const answer = { kind: 'failures', failures } as const;
    const told = reduce(model, { kind: 'answer', question, answer, of: stateOfResults(model) }, nowMs);
    const drawn = (height: number): string =>
      text(faultsLines(told, { width: 80, height }, plainLook.glyphs));
    // One was also tried again.
    expect(drawn(5)).toMatch(/out of memory\n.*no such file\n.*killed\n.* tried again.*$/);
    expect(drawn(3)).toMatch(/out of memory\nand 3 more kinds$/);
    expect(drawn(2)).toMatch(/\n1 of 4: ✗ 2 trials with no settings in common: out of memory$/);
  });

  it('says no share of a trial that does not know how many steps it has', () => {
    const [trial] = digestOf(model.trials).running;
    if (trial?.progress === undefined) throw new Error('nothing runs');
    const unknown = { ...trial, progress: { ...trial.progress, step: 5, stepsTotal: 0 } };
    const trials = TrialMap.of([unknown]);
    const shown = text(runningLines({ ...model, trials }, nowMs, { width: 80, height: 4 }, plainLook));
    expect(shown).not.toContain('%');
    expect(text(runningInWords({ ...model, trials }, 80, plainLook))).toBe(
      `● 1 running: #${trial.plannedOrder + 1}`,
    );
  });

  it('counts the terms where not all of them have room', () => {
    const drawn = (height: number): string => text(driversLines(model, { width: 80, height }, plainLook));
    const terms = drawn(99).split('\n').length - 1;
    expect(drawn(99)).not.toMatch(/ \d+ of \d+/);
    expect(drawn(terms)).toContain(` ${terms - 1} of ${terms}`);
  });

  it('shows all means of a factor or says how many are left out, at every height', () => {
    const levels = 5;
    for (let rows = 20; rows <= 60; rows++) {
      const lines = overviewLines(model, contentArea({ columns: 130, rows }), nowMs, plainLook).map(lineText);
      const at = lines.findIndex((line) => line.includes('means of input'));
      if (at < 0) continue;
      const below = lines.slice(at + 1, at + 1 + levels);
      const shown = below.filter((line) => / n \d+ *$/.test(line)).length;
      const more = Number(below.join('\n').match(/and (\d+) more *$/m)?.[1] ?? 0);
      expect(shown + more, `${rows} rows`).toBe(levels);
    }
    expect(text(overviewLines(model, contentArea({ columns: 130, rows: 50 }), nowMs, plainLook))).toContain(
      'means of input',
    );
  });

  it('says what the model has in another place than the runs', () => {
    const result = model.analyses.get('clip_image');
    const best = result?.analysis.best;
    if (result === undefined || best === undefined || best === null) throw new Error('no best cell');
    const modelled = { ...best.modelled, levels: { input: 'CAout', scale: '1' }, observed: null };
    const analysis = { ...result.analysis, best: { ...best, modelled } };
    const told = reduce(
      model,
      { kind: 'analysed', response: 'clip_image', result: { ...result, analysis } },
      nowMs,
    );
    expect(text(overviewLines(told, contentArea(told.screen), nowMs, plainLook))).toMatch(
      /! the model has it at CAout scale=1: 0\.7\d+ .*, never run/,
    );
  });

  it('has room for results when nothing runs any more', () => {
    const end = analysedModelAt(Number.POSITIVE_INFINITY);
    const over = text(overviewLines(end.model, contentArea(end.model.screen), end.nowMs, plainLook));
    expect(over).not.toContain('nothing at the moment');
    expect(over).toContain('diverged  1 trial failed');
    expect(over).toMatch(/took 1m\d\ds/);
    expect(over).toContain('share of variation of clip_image, 95%');
  });
});

describe('the analysis', () => {
  const { model } = analysedModelAt(60_000, { columns: 80, rows: 60 });
  const shown = text(analysisLines(model, contentArea(model.screen), plainLook));

  it('labels interim figures and one-way tests', () => {
    expect(shown).toMatch(/type II · 18 of 40 trials · interim, descriptive/);
    expect(shown).toMatch(/replicate \(block\)/);
    expect(shown).toMatch(/means of input {3}95% interval/);
    expect(shown).toMatch(
      /best cell {2}FFNout scale=\S+ *\nobserved mean {2}0\.\d+ {2}\d runs\nestimated mean {2}0\.\d+/,
    );
  });

  it('names what a term is aliased with instead of giving it an F', () => {
    const spec = model.sweep?.spec;
    if (spec === undefined) throw new Error('no spec');
    const analysis = analyseTrials({
      sweepId: '',
      spec,
      baseVersion: '',
      response: 'clip_image',
      interim: true,
      trials: [...model.trials.values()],
    });
    const aliased = analysis.anova.map((row) =>
      row.term === 'scale'
        ? {
            ...row,
            df: 0,
            f: null,
            p: null,
            partialEta2: null,
            status: 'aliased' as const,
            aliasedWith: ['input', 'site'],
          }
        : row,
    );
    const result = { analysis: { ...analysis, anova: aliased }, trialsDone: 18, interim: true };
    const told = reduce(model, { kind: 'analysed', response: 'clip_image', result }, startMs);
    expect(text(analysisLines(told, contentArea(told.screen), plainLook))).toMatch(
      /scale +0 .*aliased with input, site/,
    );
    expect(termsByShare(result.analysis).at(-1)?.term).toBe('scale');
    expect(text(overviewLines(told, contentArea(told.screen), startMs, plainLook))).toContain(
      'aliased with input, site',
    );
  });

  it('puts means over valid combinations in the place of those that cannot be estimated, and says so', () => {
    const mean = { term: 'input', se: 1, df: 3, lower: 0, upper: 2, n: 4, rawMean: 1, reason: null } as const;
    const { analysis } = model.analyses.get('clip_image') ?? {};
    if (analysis === undefined) throw new Error('not analysed');
    const levels = (level: string): { input: string } => ({ input: level });
    const means = [
      { ...mean, over: 'all' as const, levels: levels('SAin'), mean: null, reason: 'not estimable' },
      { ...mean, over: 'all' as const, levels: levels('CAc'), mean: null, reason: 'not estimable' },
      { ...mean, over: 'valid' as const, levels: levels('CAc'), mean: 0.5 },
      { ...mean, over: 'valid' as const, levels: levels('SAin'), mean: 0.6 },
    ];
    const [group] = meansByFactor({ ...analysis, means }, model.sweep?.spec);
    expect(group?.over).toBe('over valid combinations');
    expect(group?.rows.map(({ levels: own }) => own['input'])).toEqual(['SAin', 'CAc']);
  });

  it('has a word for every status', () => {
    const [row] = model.analyses.get('clip_image')?.analysis.anova ?? [];
    if (row === undefined) throw new Error('not analysed');
    expect(rowRemark({ ...row, status: 'ok' })).toBeUndefined();
    expect(rowRemark({ ...row, status: 'refused', reason: 'empty cells' })).toBe('empty cells');
    expect(rowRemark({ ...row, status: 'oneLevel' })).toBe('only one level seen so far');
  });

  it('goes to another response and says that it is a secondary one', () => {
    const other = press(typed(model, '4'), 'right', { quitQuestion: '' }).model;
    const second = text(analysisLines(other, contentArea(other.screen), plainLook));
    expect(second).toMatch(/heldout_loss {3}response 2 of 2, secondary/);
    expect(second).toContain('the analysis is on its way');
  });
});

describe('the other tabs', () => {
  const { model, nowMs } = modelAt(60_000, { columns: 200, rows: 50 });
  const area = contentArea(model.screen);

  it('shows a failed trial with its class and the last lines it printed', () => {
    const failed = press(typed(model, '2/diverged'), 'enter', { quitQuestion: '' }).model;
    const shown = text(trialsAndDetailLines(failed, area, nowMs, plainLook));
    expect(shown).toMatch(/✗ +12 {2}SAin +1 +2 +diverged/);
    expect(shown).toContain('the loss is not finite at step 110');
    expect(shown).toContain('    at train (diffusion/train.ts:88:11)');
    expect(shown).toMatch(/output {2}SAout {3}\(follows\)/);
  });

  it('shows agents with slots, counts and what they run', () => {
    const shown = text(agentsLines(model, area, nowMs, plainLook));
    expect(shown).toMatch(/● {2}agent-2 {3}online {5}●● {5}2\/2/);
    expect(shown).toMatch(/agent-1 {2}version 0\.1\.0 {3}joined 1m00s ago {3}host=lab/);
    expect(text(agentsLines(initialModel(model.screen), area, nowMs, plainLook))).toContain(
      'no agent has joined',
    );
  });

  it('says what a lost connection means, with the attempt', () => {
    const lost = reduce(model, { kind: 'lost', reason: 'nobody listens there', attempt: 3 }, nowMs);
    const status = text(statusLines(lost, '127.0.0.1:7000', nowMs + 4000, plainLook));
    expect(status).toContain('Reconnecting to 127.0.0.1:7000 for 4s (attempt 3): nobody listens there');
    expect(text(headerLines(lost, nowMs, plainLook))).toContain('! reconnecting');
  });

  it('waits for the first sweep of a coordinator, which is nothing amiss', () => {
    const none = initialModel(model.screen);
    const without = reduce(none, { kind: 'lost', reason: noSweepYet, attempt: 3 }, nowMs);
    const status = text(statusLines(without, '127.0.0.1:7000', nowMs, plainLook));
    expect(status).toContain('Waiting for a sweep: start one with `yates launch SWEEP`');
    expect(text(headerLines(without, nowMs, plainLook))).toContain('no sweep yet');
    const list = sweepsLines(without, undefined, contentArea(model.screen), nowMs, plainLook);
    expect(text(list)).toContain('the coordinator has no sweep yet');
    // One that had a sweep and has none now has lost it.
    const lost = reduce(model, { kind: 'lost', reason: noSweepYet, attempt: 3 }, nowMs);
    expect(text(headerLines(lost, nowMs, plainLook))).toContain('! reconnecting');
  });

  it('tells how to start an agent when there is none', () => {
    const alone = { ...modelAt(0).model, agents: new Map() };
    expect(text(statusLines(alone, '127.0.0.1:7000', nowMs, plainLook))).toContain(
      'yates agent --join-file FILE',
    );
  });

  it('always says which keys leave and help, in 40 columns too', () => {
    for (const columns of [40, 80, 200]) {
      const narrow = reduce(model, { kind: 'resized', columns, rows: 24 }, nowMs);
      const keys = lineText(statusLines(narrow, 'h:1', nowMs, plainLook)[2] ?? []);
      expect(keys).toContain('q quit');
      expect(keys).toContain('? help');
    }
  });

  it('shows announcements of the process around it', () => {
    const stopping = reduce(model, { kind: 'announced', text: 'stopping the agents' }, nowMs);
    expect(text(statusLines(stopping, 'h:1', nowMs, plainLook))).toContain('stopping the agents');
  });

  it('fits the help on the smallest usual terminal', () => {
    for (const tab of tabs)
      expect(text(helpLines({ width: 78, height: 17 }, tab))).toContain(
        'share of what other terms leave unexplained',
      );
  });
});

describe('the help', () => {
  const small = modelAt(60_000, { columns: 40, rows: 12 }).model;
  const area = contentArea(small.screen);
  const shown = (model: DashboardModel): string =>
    text(helpLines(area, model.screen.tab, model.screen.helpScroll));

  it('is closed by any key where all of it is in sight', () => {
    const { model } = modelAt(60_000);
    expect(typed(model, '?j').screen.help).toBe(false);
    expect(text(statusLines(typed(model, '?'), 'h:1', startMs, plainLook))).toContain(
      'any key closes the help',
    );
  });

  it('is scrolled to its end where it is longer than the screen, and cuts no line', () => {
    const open = typed(small, '2?');
    expect(shown(open)).toMatch(/^go\n/);
    expect(text(statusLines(open, 'h:1', startMs, plainLook))).toContain('j/k scroll');
    const end = typed(open, 'G');
    expect(end.screen.help).toBe(true);
    expect(shown(end)).toMatch(/what other terms leave\n +unexplained$/);
    expect(shown(typed(end, 'jk')).split('\n')).toHaveLength(area.height);
    expect(typed(end, '?').screen.help).toBe(false);
    expect(shown(typed(end, '??'))).toMatch(/^go\n/);
    for (let model = open; model.screen.helpScroll < end.screen.helpScroll; model = typed(model, 'j'))
      expect(shown(model)).not.toContain('…');
  });
});

describe('a terminal without Unicode', () => {
  it('gets ASCII only', () => {
    for (const size of [
      { columns: 80, rows: 24 },
      { columns: 200, rows: 50 },
    ]) {
      const { model, nowMs } = analysedModelAt(60_000, size);
      for (const keys of ['', '2', '2/x', 'c']) {
        const shown = everything(typed(model, keys), nowMs, { glyphs: asciiGlyphs, utcOffsetMinutes: 0 });
        // oxlint-disable-next-line no-control-regex
        expect(shown.replace(/[\n\u0020-\u007e]/g, '')).toBe('');
      }
    }
  });
});
