import { describe, expect, it } from 'vitest';
import type { CoordinatorEntry, LogKind } from '../../../../client/facts.ts';
import { nothingTold, withPage } from '../../../../dashboard/view/coordinator-log.ts';
import { contentArea } from '../../../../dashboard/view/layout.ts';
import { logLines } from '../../../../dashboard/view/lines/log-lines.ts';
import { statusLines } from '../../../../dashboard/view/lines/status-lines.ts';
import { plainLook } from '../../../../dashboard/view/look.ts';
import type { DashboardModel } from '../../../../dashboard/view/model.ts';
import { press } from '../../../../dashboard/view/press.ts';
import { lineText } from '../../../../dashboard/view/spans.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

const { model: ended } = modelAt(Number.POSITIVE_INFINITY);
const trial = [...ended.trials.values()][7];
const [agent] = ended.agents.keys();
if (trial === undefined || agent === undefined) throw new Error('there are trials and agents');

const entry = (
  seq: number,
  kind: LogKind,
  text: string,
  more: Partial<CoordinatorEntry> = {},
): CoordinatorEntry => ({
  seq,
  atMs: seq * 1_000,
  kind,
  severity: kind === 'fault' ? 'error' : 'info',
  text,
  trialId: undefined,
  agentId: undefined,
  by: undefined,
  ...more,
});
const said = [
  entry(1, 'steering', 'launched'),
  entry(2, 'agent', 'boxA has joined', { agentId: agent }),
  entry(3, 'fault', 'trial 8: CUDA out of memory', { trialId: trial.id }),
  ...Array.from({ length: 60 }, (_, at) => entry(4 + at, 'trial', `trial ${at} is done`)),
];
const told = withPage(
  { ...nothingTold, isKept: true },
  { filter: 'all', beforeSeq: undefined, entries: said, olderBeforeSeq: undefined },
);
const log: DashboardModel = { ...ended, told, log: [], screen: { ...ended.screen, tab: 'log' } };
const type = (model: DashboardModel, ...keys: string[]): DashboardModel =>
  keys.reduce((before, key) => press(before, key, { quitQuestion: '' }).model, model);
const text = (model: DashboardModel): string =>
  logLines(model, contentArea(model.screen), plainLook).map(lineText).join('\n');

const hints = (model: DashboardModel): string =>
  statusLines(model, 'h:1', 0, plainLook).map(lineText).join('\n');

describe('the log view', () => {
  it('finds by a short word what is out of memory, and gives its own example of words', () => {
    const typing = type(log, '/', 'oom');
    expect(text(typing)).toContain('trial 8: CUDA out of memory');
    expect(text(typing)).not.toContain('is done');
    expect(hints(typing)).toContain('oom agent-1 must all match');
    // Of trials it is a level that there is.
    expect(hints(type(log, '2', '/'))).toMatch(/input=\w+ failed must all match/);
  });

  it('follows the newest until one moves, and stays at its entry while others come', () => {
    expect(text(log)).toMatch(/trial 59 is done$/);
    const moved = type(log, 'k', 'k');
    expect(text(moved)).toContain('2 newer below');
    const more = withPage(told, {
      filter: 'all',
      beforeSeq: undefined,
      entries: [entry(64, 'trial', 'news')],
      olderBeforeSeq: 64,
    });
    const grown = { ...moved, told: more };
    expect(text(grown)).toContain('3 newer below');
    expect(type(grown, 'j').screen.log.at).toBe('seq 62');
    expect(text(type(grown, 'G'))).toMatch(/news$/);
    expect(text(type(log, 'g'))).toMatch(/launched/);
  });

  it('shows one kind, with its name in brackets, and all again', () => {
    expect(text(log)).toMatch(/^\[all\] {2}faults {3}agents {3}steering {3}trials +63$/m);
    const faults = type(log, 'right');
    expect(text(faults)).toMatch(/\[faults\]/);
    expect(text(faults).split('\n')).toHaveLength(2);
    expect(text(faults)).toContain('CUDA out of memory');
    expect(text(type(faults, 'right'))).toContain('boxA has joined');
    expect(text(type(faults, 'left'))).toMatch(/\[all\]/);
    expect(text(type(faults, 'right', 'escape'))).toMatch(/\[all\]/);
    const quiet = {
      ...type(log, 'right'),
      told: { ...told, entries: said.slice(0, 2).map((one) => ({ ...one, source: 'notice' as const })) },
    };
    expect(text(quiet)).toContain('nothing of this kind has happened');
  });

  it('is filtered by words that must all be found, apart from the list of trials', () => {
    const typed = type(log, '/', ...'MEMORY cuda'.split(''));
    expect(text(typed)).toMatch(/filter MEMORY cuda/);
    expect(text(typed).split('\n')).toHaveLength(2);
    expect(typed.screen.trials.filter).toBe('');
    expect(type(typed, 'escape').screen.log.text).toBe('');
    expect(text(type(typed, 'enter', '/', 'clear', 'x', 'y', 'z', 'enter'))).toContain(
      'no entry has these words',
    );
  });

  it('leads to the trial or the agent of an entry', () => {
    const opened = type(log, 'right', 'enter');
    expect(opened.screen).toMatchObject({ tab: 'trials', trials: { view: 'trial', selected: trial.id } });
    const agents = type(log, 'right', 'right', 'enter');
    expect(agents.screen).toMatchObject({ tab: 'agents', agents: { selected: agent } });
    expect(type(log, 'g', 'enter').screen.flash?.text).toContain('no trial and no agent');
    const gone = type({ ...log, agents: new Map() }, 'right', 'right', 'enter');
    expect(gone.screen.tab).toBe('log');
  });
});
