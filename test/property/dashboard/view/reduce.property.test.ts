import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AgentState,
  FaultClass,
  SweepState,
  Trial,
  TrialState,
  WatchUpdate,
} from '../../../../client/facts.ts';
import { agentsLines } from '../../../../dashboard/view/lines/agents-lines.ts';
import { analysisLines } from '../../../../dashboard/view/lines/analysis/analysis-lines.ts';
import { headerLines } from '../../../../dashboard/view/lines/header-lines.ts';
import { logLines } from '../../../../dashboard/view/lines/log-lines.ts';
import { overviewLines } from '../../../../dashboard/view/lines/overview-lines.ts';
import { statusLines } from '../../../../dashboard/view/lines/status-lines.ts';
import { trialsAndDetailLines } from '../../../../dashboard/view/lines/trials-and-detail-lines.ts';
import { contentArea } from '../../../../dashboard/view/layout.ts';
import { plainLook } from '../../../../dashboard/view/look.ts';
import { type DashboardModel, initialModel } from '../../../../dashboard/view/model.ts';
import { namedKeys } from '../../../../dashboard/view/filter-prompt.ts';
import { press } from '../../../../dashboard/view/press.ts';
import { reduce } from '../../../../dashboard/view/reduce.ts';
import { lineWidth } from '../../../../dashboard/view/spans.ts';
import { analysedModelAt, startMs, updatesOf } from '../../../fixtures/dashboard/model-at.ts';
import { scriptSweep } from '../../../fixtures/dashboard/scripted-sweep.ts';

/** Messages of several things mixed at random; those about one thing stay in their order, as on a stream. */
function interleaved(updates: readonly WatchUpdate[]): fc.Arbitrary<WatchUpdate[]> {
  const lanes = new Map<string, WatchUpdate[]>();
  for (const update of updates) {
    const name = nameOf(update);
    lanes.set(name, [...(lanes.get(name) ?? []), update]);
  }
  const names = updates.map(nameOf);
  return fc.shuffledSubarray(names, { minLength: names.length }).map((order) => {
    const left = new Map([...lanes].map(([name, lane]) => [name, [...lane]]));
    return order.flatMap((name) => left.get(name)?.shift() ?? []);
  });
}

function nameOf(update: WatchUpdate): string {
  if (update.kind === 'trial') return update.trial.id;
  return update.kind === 'agent' ? update.agent.id : update.kind;
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('reduce', () => {
  const script = scriptSweep({ startMs, replicates: 1 });
  const facts = updatesOf(script, Number.POSITIVE_INFINITY).filter(
    ({ kind }) => kind !== 'notice' && kind !== 'caught-up',
  );
  const live = (): DashboardModel => ({
    ...initialModel({ columns: 80, rows: 24 }),
    connection: { state: 'live' },
  });

  it('comes to the same facts in whatever order things are told, and however they are batched', () => {
    const expected = reduce(live(), { kind: 'updates', updates: facts }, startMs);
    fc.assert(
      fc.property(interleaved(facts), fc.integer({ min: 1, max: 50 }), (updates, batch) => {
        let model = live();
        for (let from = 0; from < updates.length; from += batch) {
          model = reduce(model, { kind: 'updates', updates: updates.slice(from, from + batch) }, startMs);
        }
        expect(model.sweep).toEqual(expected.sweep);
        expect(sorted(model.trials)).toEqual(sorted(expected.trials));
        expect(sorted(model.agents)).toEqual(sorted(expected.agents));
        expect(sorted(model.curves)).toEqual(sorted(expected.curves));
      }),
      { numRuns: 60 },
    );
  });
});

const anyText = fc.string({ unit: 'grapheme', maxLength: 24 });
const anyNumber = fc.oneof(fc.double(), fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300));
const [sample] = updatesOf(scriptSweep({ startMs }), startMs).flatMap((update) =>
  update.kind === 'trial' ? [update.trial] : [],
) as [Trial];
const anyTrial: fc.Arbitrary<WatchUpdate> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    settings: fc.dictionary(anyText, fc.oneof(anyText, anyNumber, fc.boolean()), { maxKeys: 3 }),
    state: fc.constantFrom<TrialState>(
      'unknown',
      'queued',
      'leased',
      'done',
      'failed',
      'pruned',
      'cancelled',
    ),
    agentName: anyText,
    attempts: fc.nat(5),
    metrics: fc.dictionary(fc.constantFrom('clip_image', 'x'), anyNumber),
    fault: fc.option(
      fc.record({
        faultClass: fc.constantFrom<FaultClass>('unknown', 'diverged', 'lost'),
        message: anyText,
        outputTail: anyText,
      }),
      { nil: undefined },
    ),
    leasedAtMs: anyNumber,
    endedAtMs: anyNumber,
    durationMs: anyNumber,
    progress: fc.option(
      fc.record({
        step: anyNumber,
        stepsTotal: anyNumber,
        metrics: fc.dictionary(anyText, anyNumber),
        atMs: anyNumber,
      }),
      { nil: undefined },
    ),
  })
  .map((change) => ({ kind: 'trial', atMs: startMs, trial: { ...sample, ...change } as unknown as Trial }));
const anyAgent: fc.Arbitrary<WatchUpdate> = fc
  .record({
    id: fc.constantFrom('p', 'q'),
    name: anyText,
    state: fc.constantFrom<AgentState>('unknown', 'online', 'lost', 'left', 'set-aside'),
    slots: fc.nat(20),
    busy: fc.nat(20),
    done: fc.nat(),
    failed: fc.nat(),
    lastSeenMs: anyNumber,
    joinedAtMs: anyNumber,
    backend: anyText,
    labels: fc.dictionary(anyText, anyText),
    version: anyText,
  })
  .map((agent) => ({ kind: 'agent', atMs: startMs, agent }) as unknown as WatchUpdate);
const [sweepTold] = updatesOf(scriptSweep({ startMs }), startMs).flatMap((update) =>
  update.kind === 'sweep' ? [update.sweep] : [],
);
const anySweep: fc.Arbitrary<WatchUpdate> = fc
  .record({
    state: fc.constantFrom<SweepState>('unknown', 'running', 'paused', 'finished', 'cancelled'),
    name: anyText,
    withSpec: fc.boolean(),
  })
  .map(({ state, name, withSpec }) => {
    if (sweepTold === undefined) throw new Error('the script begins with its sweep');
    const sweep = { ...sweepTold, state, name, spec: withSpec ? sweepTold.spec : undefined };
    return { kind: 'sweep', atMs: startMs, sweep };
  });
const anyUpdate: fc.Arbitrary<WatchUpdate> = fc.oneof(
  anyTrial,
  anyAgent,
  anySweep,
  fc.constant<WatchUpdate>({ kind: 'caught-up', atMs: 0 }),
  anyText.map(
    (text): WatchUpdate => ({ kind: 'notice', atMs: startMs, severity: 'warning', text, trialId: undefined }),
  ),
);
const anyKey = fc.oneof(
  fc.constantFrom(...[...namedKeys].filter((key) => key !== 'interrupt')),
  fc.constantFrom(...'12345?/sSpcryngGjkb '.split('')),
  anyText,
);

describe('the screen', () => {
  it('never throws and never grows beyond the terminal, whatever is told and typed', () => {
    const start = analysedModelAt(40_000).model;
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 2, arbitrary: anyUpdate }, { weight: 3, arbitrary: anyKey }), {
          maxLength: 25,
        }),
        fc.integer({ min: 40, max: 210 }),
        fc.integer({ min: 10, max: 60 }),
        fc.boolean(),
        (steps, columns, rows, analysed) => {
          const empty = initialModel({ columns, rows });
          let model: DashboardModel = analysed
            ? reduce(start, { kind: 'resized', columns, rows }, startMs)
            : empty;
          for (const step of steps) {
            model =
              typeof step === 'string'
                ? press(model, step, { quitQuestion: 'leave?' }).model
                : reduce(model, { kind: 'updates', updates: [step] }, startMs);
          }
          const area = contentArea(model.screen);
          const screens = [
            overviewLines(model, area, startMs, plainLook),
            trialsAndDetailLines(model, area, startMs, plainLook),
            agentsLines(model, area, startMs, plainLook),
            analysisLines(model, area, plainLook),
            logLines(model, area, plainLook),
          ];
          for (const lines of screens) {
            expect(lines.length).toBeLessThanOrEqual(area.height);
            for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(area.width);
          }
          for (const line of [
            ...headerLines(model, startMs, plainLook),
            ...statusLines(model, 'host:1', startMs, plainLook),
          ]) {
            expect(lineWidth(line)).toBeLessThanOrEqual(columns);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
