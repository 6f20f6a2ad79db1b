/** What small screens lose first, and what they keep: which trial it is, what runs, why it failed. */
import { describe, expect, it } from 'vitest';
import { contentArea } from '../../../../../dashboard/view/layout.ts';
import { viewKeys } from '../../../../../dashboard/view/analysis-views.ts';
import { agentsLines } from '../../../../../dashboard/view/lines/agents-lines.ts';
import { analysisLines } from '../../../../../dashboard/view/lines/analysis/analysis-lines.ts';
import { headerLines } from '../../../../../dashboard/view/lines/header-lines.ts';
import { overviewLines } from '../../../../../dashboard/view/lines/overview-lines.ts';
import { progressLines } from '../../../../../dashboard/view/lines/progress-lines.ts';
import { runningInWords } from '../../../../../dashboard/view/lines/running-lines.ts';
import { statusLines } from '../../../../../dashboard/view/lines/status-lines.ts';
import { trialsAndDetailLines } from '../../../../../dashboard/view/lines/trials-and-detail-lines.ts';
import { plainLook } from '../../../../../dashboard/view/look.ts';
import type { DashboardModel } from '../../../../../dashboard/view/model.ts';
import { press } from '../../../../../dashboard/view/press.ts';
import { sweepProgress } from '../../../../../dashboard/view/progress.ts';
import { type Line, lineText, lineWidth } from '../../../../../dashboard/view/spans.ts';
import { analysedModelAt, modelAt } from '../../../../fixtures/dashboard/model-at.ts';

const text = (lines: readonly Line[]): string => lines.map(lineText).join('\n');
const typed = (model: DashboardModel, keys: string): DashboardModel =>
  keys.split(' ').reduce((before, key) => press(before, key, { quitQuestion: '' }).model, model);

describe('at 80x24', () => {
  const { model, nowMs } = analysedModelAt(60_000);
  const area = contentArea(model.screen);

  it('the overview says what runs beside curves, best cells and failures', () => {
    const shown = text(overviewLines(model, area, nowMs, plainLook));
    expect(shown).toMatch(/^● 3 running: #\d+ \d+%, #\d+ \d+%, #\d+ \d+%$/m);
    expect(shown).toContain('best so far by');
    expect(shown).toMatch(/diverged {2}1 trial failed/);
  });

  it('what runs stands in a line however many there are', () => {
    const [line] = runningInWords(model, 24, plainLook);
    expect(lineText(line ?? [])).toMatch(/^● 3 running: #\d+ \d+% and 2 more$/);
  });

  it('the analysis says which of its lines are in sight where they are not all', () => {
    const shown = (keys: string): string =>
      text(analysisLines(typed(model, keys), { ...area, height: 14 }, plainLook));
    const [, first, last, count] = /lines (\d+)–(\d+) of (\d+)$/m.exec(shown('4 t')) ?? [];
    expect([first, last]).toEqual(['1', '11']);
    expect(Number(count)).toBeGreaterThan(11);
    expect(shown('4 t j')).toContain(`lines 2–12 of ${count}`);
    expect(text(analysisLines(typed(model, '4 t'), { width: 78, height: 200 }, plainLook))).not.toContain(
      'lines 1–',
    );
  });

  it('the page of a failed trial says why before it has to be scrolled', () => {
    const failed = typed(model, '2 / d i v e r g e d enter enter');
    const shown = text(trialsAndDetailLines(failed, area, nowMs, plainLook));
    expect(shown.split('\n').length).toBeLessThanOrEqual(area.height);
    expect(shown).toMatch(/state +failed +settings/);
    expect(shown).toMatch(/last fault {2}diverged[^]*the loss is not finite at step 110/);
  });

  it('the page of a trial cuts neither responses nor the names of agents', () => {
    const [trial] = [...model.trials.values()].filter(({ state }) => state === 'done');
    const [agent] = model.agents.values();
    if (trial === undefined || agent === undefined) throw new Error('a trial is done');
    const environments = [
      { hash: 'f697dab4', difference: '' },
      { hash: 'b', difference: 'other code' },
    ];
    const attempt = {
      attempt: 1,
      agentId: agent.id,
      leasedAtMs: nowMs - 9_000,
      endedAtMs: nowMs,
      outcome: 'counted',
    };
    const known = {
      ...model,
      sweep: model.sweep && { ...model.sweep, environments },
      trials: model.trials.with([{ ...trial, environment: 'f697dab4' }]),
      attempts: new Map([[trial.id, { attempts: [attempt as never], of: '' }]]),
      screen: { ...model.screen, trials: { ...model.screen.trials, selected: trial.id } },
    };
    const shown = text(trialsAndDetailLines(typed(known, '2 enter'), area, nowMs, plainLook));
    expect(shown).not.toContain('…');
    expect(shown).toMatch(/ clip_image +0\.\d+ {3}primary$/m);
    expect(shown).toMatch(/^code +f697dab4, as the sweep's first {4}/m);
    expect(shown).toMatch(/^ 1 +agent-1 .* result counted *$/m);
  });

  it('failed trials are told from others in the bar without colour', () => {
    const [bar] = progressLines(sweepProgress(model, nowMs), nowMs, area.width, plainLook);
    expect(lineText(bar ?? [])).toMatch(/^━+╳+╍+─+ {2}19\/40/);
  });

  it('the header has the whole id of the sweep, as commands take it', () => {
    expect(lineText(headerLines(model, nowMs, plainLook)[0] ?? [])).toContain(` ${model.sweep?.id} `);
  });
});

describe('at 40x12', () => {
  const { model, nowMs } = analysedModelAt(60_000, { columns: 40, rows: 12 });
  const area = contentArea(model.screen);

  it('no two trials look alike in the list', () => {
    const list = typed(model, '2');
    const tall = { ...area, height: 40 };
    const [, , ...rows] = trialsAndDetailLines(list, tall, nowMs, plainLook).map(lineText);
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(row).toMatch(/^. +#\d+ /);
    expect(new Set(rows.map((row) => row.slice(0, 16))).size).toBe(rows.length);
    const marked = text(
      trialsAndDetailLines(press(list, ' ', { quitQuestion: '' }).model, area, nowMs, plainLook),
    );
    expect(marked).toContain('◆1 ');
  });

  it('the page of a failed trial begins with the reason', () => {
    const failed = typed(model, '2 / d i v e r g e d enter enter');
    const shown = text(trialsAndDetailLines(failed, area, nowMs, plainLook));
    expect(shown).toMatch(/last fault {2}diverged[^]*the loss is not finite at step 110/);
  });

  it('the analysis has the name of its view whole', () => {
    for (const [key, , title] of viewKeys) {
      const [head] = analysisLines(typed(model, `4 ${key}`), area, plainLook);
      expect(lineText(head ?? [])).toContain(`  ${title}   of `);
    }
  });

  it('all agents are in the list, before what is known of one', () => {
    const shown = text(agentsLines(typed(model, '3'), area, nowMs, plainLook));
    expect(shown).toMatch(/● {2}agent-1[^]*● {2}agent-2/);
  });

  it('the status line says how many failed', () => {
    const end = modelAt(Number.POSITIVE_INFINITY, { columns: 40, rows: 12 });
    const [, status] = statusLines(end.model, 'h:1', end.nowMs, plainLook);
    expect(lineText(status ?? [])).toBe(' Finished: 39 of 40 done, 1 failed');
  });

  it('the view that is open has its name, the others their numbers', () => {
    const tabs = lineText(headerLines(typed(model, '4'), nowMs, plainLook)[1] ?? []);
    expect(tabs).toMatch(/^ {2}1 {2}2 {2}1 failed {2}3 {2}4 Analysis {2}5 $/);
  });

  it('the counts of all states and the time to go are there, without what has no room', () => {
    const lines = progressLines(sweepProgress(model, nowMs), nowMs, area.width, plainLook);
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(area.width);
    expect(lineText(lines[1] ?? [])).toBe('✓ 18   ● 3   ○ 18   ✗ 1');
    expect(lineText(lines[2] ?? [])).toMatch(/trials\/min {2}time to go/);
  });
});
