import { describe, expect, it } from 'vitest';
import type { Curves } from '../../../../base/curve/curves.ts';
import { contentArea } from '../../../../dashboard/view/layout.ts';
import { trialsAndDetailLines } from '../../../../dashboard/view/lines/trials-and-detail-lines.ts';
import { plainLook } from '../../../../dashboard/view/look.ts';
import type { DashboardModel } from '../../../../dashboard/view/model.ts';
import { type Effect, press } from '../../../../dashboard/view/press.ts';
import { attemptsWanted, outputWanted, picturesWanted } from '../../../../dashboard/view/wanted.ts';
import { reduce } from '../../../../dashboard/view/reduce.ts';
import { lineText } from '../../../../dashboard/view/spans.ts';
import { attemptsKey } from '../../../../dashboard/view/stored-attempts.ts';
import { curvesWanted, stateOf } from '../../../../dashboard/view/stored-curves.ts';
import { trialList, trialUnderCursor } from '../../../../dashboard/view/trial-list.ts';
import { noOutput, outputCharsMax, withPrinted } from '../../../../dashboard/view/trial-output.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

const { model: ended, nowMs } = modelAt(Number.POSITIVE_INFINITY);
const type = (model: DashboardModel, ...keys: string[]): DashboardModel =>
  keys.reduce((before, key) => press(before, key, { quitQuestion: '' }).model, model);
const effectOf = (model: DashboardModel, key: string): Effect | undefined =>
  press(model, key, { quitQuestion: '' }).effect;
const text = (model: DashboardModel): string =>
  trialsAndDetailLines(model, contentArea(model.screen), nowMs, plainLook).map(lineText).join('\n');
const sized = (columns: number, rows = 40): DashboardModel =>
  reduce(ended, { kind: 'resized', columns, rows }, nowMs);

describe('columns of the list of trials', () => {
  it('are one for each factor where they fit, else the name of the trial', () => {
    expect(text(type(sized(100), '2'))).toMatch(/# +input +scale +rep +clip_image ↑/);
    expect(text(type(sized(42), '2'))).toMatch(/trial +clip_image ↑/);
  });

  it('are more on a wider screen', () => {
    expect(text(type(sized(80), '2'))).not.toMatch(/heldout_loss/);
    const wide = text(type(sized(300), '2'));
    expect(wide).toMatch(/clip_image ↑ +heldout_loss +curve +time +agent +tries +backend/);
  });

  it('all sort, with what has no value last, whichever way it is turned', () => {
    const scales = (model: DashboardModel): unknown[] =>
      trialList(model).rows.map(({ settings }) => settings['scale']);
    const byInput = type(ended, '2', '>');
    expect(text(byInput)).toContain('sorted by input');
    const byScale = type(byInput, '>');
    expect(scales(byScale)).toEqual(scales(byScale).toSorted((a, b) => Number(a) - Number(b)));
    expect(scales(type(byScale, 'S'))).toEqual(scales(byScale).toReversed());
    expect(type(byScale, '<').screen.trials.sort).toBe('factor input');
    // The failed trial has no response.
    const byResponse = type(ended, '2', 's');
    expect(trialList(byResponse).rows.at(-1)?.state).toBe('failed');
    expect(trialList(type(byResponse, 'S')).rows.at(-1)?.state).toBe('failed');
    expect(text(type(ended, '2', '<'))).toContain('sorted by state');
    expect(text(type(ended, '2', '<', '<'))).toContain('sorted by code');
  });

  it('keep the cursor on its trial by whatever they are sorted', () => {
    const moved = type(ended, '2', 'j', 'j', 'j');
    const { id } = trialUnderCursor(moved) ?? {};
    for (let n = 1; n < 12; n++) {
      const turned = type(moved, ...Array.from({ length: n }, () => '>'), 'S');
      expect(trialUnderCursor(turned)?.id).toBe(id);
    }
  });
});

describe('two trials side by side', () => {
  const marked = type(ended, '2', ' ', 'j', ' ');

  it('are marked with space; the third mark takes the place of the first', () => {
    expect(text(marked)).toMatch(/2 marked/);
    expect(text(marked)).toMatch(/◆1 /);
    expect(text(marked)).toMatch(/◆3 /);
    const third = type(marked, 'j', ' ');
    expect(text(third)).not.toMatch(/◆1 /);
    expect(text(third)).toMatch(/◆5 /);
    expect(type(marked, 'escape').screen.trials.marked).toEqual([]);
    expect(type(ended, '2', '=').screen.flash?.text).toBe('mark two trials with space, then =');
  });

  it('show what differs in settings, code and responses', () => {
    const shown = text(type(marked, '='));
    expect(shown).toContain('A  #1 ');
    expect(shown).toMatch(/^scale +1 +0\.5 +2 other settings alike$/m);
    expect(shown).toMatch(/^clip_image +0\.\d+ +0\.\d+ +B - A = [+-]0\.\d+ {3}primary$/m);
    expect(shown).toContain('the same code and packages, as far as is known');
    const [first] = marked.screen.trials.marked;
    const ran = (hash: string, id = first) => {
      const trial = id === undefined ? undefined : ended.trials.get(id);
      if (trial === undefined) throw new Error('it is marked');
      return { ...trial, environment: hash };
    };
    const trials = marked.trials.with([ran('aaaa1111'), ran('bbbb2222', marked.screen.trials.marked[1])]);
    const environments = [
      { hash: 'aaaa1111', difference: '' },
      { hash: 'bbbb2222', difference: 'torch 2.4.0 in place of 2.3.1' },
    ];
    const sweep = marked.sweep && { ...marked.sweep, environments };
    const differing = text(type({ ...marked, trials, sweep }, '='));
    expect(differing).toMatch(/^version +aaaa1111 +bbbb2222/m);
    expect(differing).toContain('torch 2.4.0 in place of 2.3.1');
  });

  it('draw their curves over each other', () => {
    let model = type(sized(120, 60), '2', ' ', 'j', ' ', '=');
    expect(curvesWanted(model, nowMs).map(({ id }) => id)).toEqual(model.screen.trials.marked);
    const curve = (scale: number) => ({ steps: [0, 10], values: [4 * scale, scale], elapsedMs: [0, 1] });
    for (const [at, trial] of curvesWanted(model, nowMs).entries()) {
      const curves: Curves = new Map([['loss', curve(at + 1)]]);
      model = reduce(model, { kind: 'curves', trialId: trial.id, of: stateOf(trial), curves }, nowMs);
    }
    expect(text(model)).toMatch(/^loss {3}A ends at 1 {3}B ends at 2/m);
    expect(text(model)).toMatch(/^ {7}8│/m);
    // A letter at the end of each tells them apart without colours.
    expect(text(model)).toMatch(/^ {8}│.*B$/m);
    expect(text(model)).toMatch(/^ {7}1│.*A$/m);
  });
});

describe('the output of a trial', () => {
  const open = type(ended, '2', 'j', 'l');

  it('is followed of the trial under the cursor, and of no other', () => {
    expect(outputWanted(ended)).toBeUndefined();
    expect(outputWanted(open)?.id).toBe(trialUnderCursor(open)?.id);
    expect(outputWanted(type(open, '1'))).toBeUndefined();
    expect(type(open, 'escape').screen.trials.view).toBe('list');
    expect(type(ended, '2', 'enter', 'l', 'escape').screen.trials.view).toBe('trial');
  });

  it('stays with its trial when the filter holds for it no more', () => {
    const followed = type(open, 'escape', '/', 'd', 'o', 'n', 'e', 'enter', 'j', 'l');
    const trial = outputWanted(followed);
    if (trial === undefined) throw new Error('it is followed');
    const again = { ...followed, trials: followed.trials.with([{ ...trial, state: 'leased' as const }]) };
    expect(outputWanted(again)?.id).toBe(trial.id);
    expect(trialList(again).rows.some(({ id }) => id === trial.id)).toBe(false);
  });

  it('shows its end until one scrolls back', () => {
    const trial = trialUnderCursor(open);
    if (trial === undefined) throw new Error('there is a trial');
    const lines = Array.from({ length: 100 }, (_, at) => `line ${at}`).join('\n');
    const output = { ...withPrinted(noOutput(trial.id), 1, `${lines}\n`), isOpen: false };
    const model = reduce(open, { kind: 'output', output }, nowMs);
    expect(text(model)).toMatch(/line 99$/);
    expect(text(model)).toContain('has ended');
    const back = type(model, 'k', 'k');
    expect(text(back)).toMatch(/line 97$/);
    expect(text(back)).toContain('2 newer lines below');
    expect(text(type(back, 'g'))).toContain('line 0');
    expect(text(type(back, 'f'))).toMatch(/line 99$/);
  });

  it('is bounded, shows a bar that is drawn over itself once, and names a further attempt', () => {
    const trial = trialUnderCursor(open);
    if (trial === undefined) throw new Error('there is a trial');
    const bar = withPrinted(noOutput(trial.id), 1, '10%\r50%\r100%\n\u001b[31mred\u001b[0m\n');
    const shown = text(reduce(open, { kind: 'output', output: withPrinted(bar, 2, 'again\n') }, nowMs));
    expect(shown).toMatch(/\n100%\nred\n/);
    expect(shown).toMatch(/\[attempt 2\]\nagain$/);
    const long = withPrinted(noOutput(trial.id), 1, 'x'.repeat(99).concat('\n').repeat(5_000));
    expect(long.text.length).toBeLessThanOrEqual(outputCharsMax);
  });
});

describe('the page of a trial', () => {
  const opened = type(sized(120, 100), '2', 'enter');
  const trial = trialUnderCursor(opened);
  if (trial === undefined) throw new Error('there is a trial');
  const [agent] = ended.agents.keys();
  const attempt = {
    attempt: 1,
    agentId: agent ?? '',
    leasedAtMs: nowMs - 9_000,
    endedAtMs: nowMs - 4_000,
    outcome: 'failed',
    isPreempted: false,
    isPardoned: false,
    fault: { faultClass: 'outOfMemory', message: 'CUDA out of memory', outputTail: '' },
    resumedFrom: undefined,
    saved: { step: 4_000, bytes: 1, attempt: 1, agentName: 'agent-1' },
  } as const;

  it('lists the attempts with machine, checkpoint and end, and asks again when one is added', () => {
    expect(attemptsWanted(ended)).toBeUndefined();
    expect(attemptsWanted(opened)?.id).toBe(trial.id);
    const second = {
      ...attempt,
      attempt: 2,
      outcome: 'counted',
      fault: undefined,
      resumedFrom: attempt.saved,
    };
    const stored = { attempts: [attempt, second], of: attemptsKey(trial) };
    const model = reduce(opened, { kind: 'attempts', trialId: trial.id, stored }, nowMs);
    expect(attemptsWanted(model)).toBeUndefined();
    const shown = text(model);
    expect(shown).toMatch(/^ 1 +agent-\d +\S+ +5s +start +step 4,000 +out.of.memory: CUDA out of memory *$/m);
    expect(shown).toMatch(/^ 2 +agent-\d +\S+ +5s +step 4,000 +step 4,000 +result counted *$/m);
    const again = { ...model, trials: model.trials.with([{ ...trial, attempts: 3 }]) };
    expect(attemptsWanted(again)?.id).toBe(trial.id);
  });

  it('shows the pictures that it left, and says which cannot be drawn', () => {
    const artifacts = [{ name: 'samples.png', sha256: 'aa', sizeBytes: 100 }];
    const without = { ...opened, trials: opened.trials.with([{ ...trial, artifacts }]) };
    expect(picturesWanted(without)).toEqual(['aa']);
    expect(picturesWanted(type(without, 'escape', '1'))).toEqual([]);
    const picture = { width: 8, height: 4, pixels: new Uint8Array(96).fill(255) };
    const model = reduce(without, { kind: 'picture', sha256: 'aa', picture }, nowMs);
    expect(picturesWanted(model)).toEqual([]);
    expect(text(model)).toMatch(/^samples\.png {3}8x4\n@{64}\n/m);
    const coloured = { ...plainLook, pictures: 'true-colours' } as const;
    const lines = trialsAndDetailLines(model, contentArea(model.screen), nowMs, coloured);
    const row = lines.find(([first]) => first?.painted !== undefined)?.[0];
    expect(row?.text).toBe('▀'.repeat(64));
    expect(row?.painted).toContain('38;2;255;255;255');
    const odd = reduce(without, { kind: 'picture', sha256: 'aa', picture: undefined }, nowMs);
    expect(text(odd)).toContain('cannot be drawn');
    expect(picturesWanted(odd)).toEqual([]);
  });
});

describe('the id of a trial', () => {
  it('is copied in the tab of the trials alone', () => {
    const trial = trialUnderCursor(ended);
    expect(effectOf(type(ended, '2'), 'y')).toEqual({ kind: 'copy', text: trial?.id, what: 'trial 1' });
    expect(effectOf(ended, 'y')).toBeUndefined();
  });
});
