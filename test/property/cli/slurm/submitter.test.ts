/** The submitter against a Slurm that is played, whatever happens: jobs end, answers get lost, it is killed and started again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect, ListedJob } from '../../../../cli/slurm/core/messages.ts';
import { initialState, type SubmitterState } from '../../../../cli/slurm/core/state.ts';
import { step } from '../../../../cli/slurm/core/step.ts';
import '../../../property-seed.ts';

const jobsMax = 3;
const config = { jobsMax, slotsHint: 1, trialMs: undefined };

type Happening =
  | { readonly kind: 'pass'; readonly ms: number }
  | {
      readonly kind: 'job';
      readonly which: number;
      readonly to: ListedJob['phase'];
      readonly end: 'own' | 'taken';
    }
  | { readonly kind: 'work'; readonly queued: number; readonly isOver: boolean }
  /** A round; of its submissions so many are carried out before the submitter is killed, and its last answer may be lost. */
  | {
      readonly kind: 'round';
      readonly answers: readonly ('taken' | 'refused' | 'unsure-taken' | 'unsure-lost')[];
    }
  | { readonly kind: 'killed-while-submitting'; readonly arrives: boolean };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1_000, max: 90_000 }) }),
  fc.record({
    kind: fc.constant('job' as const),
    which: fc.nat(9),
    to: fc.constantFrom('running' as const, 'leaving' as const, 'ended' as const),
    end: fc.constantFrom('own' as const, 'taken' as const),
  }),
  fc.record({ kind: fc.constant('work' as const), queued: fc.nat(9), isOver: fc.boolean() }),
  fc.record({
    kind: fc.constant('round' as const),
    answers: fc.array(fc.constantFrom('taken', 'taken', 'taken', 'refused', 'unsure-taken', 'unsure-lost'), {
      minLength: 3,
      maxLength: 3,
    }),
  }),
  fc.record({ kind: fc.constant('killed-while-submitting' as const), arrives: fc.boolean() }),
);

class World {
  nowMs = 1_000_000;
  jobs: { id: string; key: number; phase: ListedJob['phase']; end: 'own' | 'taken' }[] = [];
  queued = 5;
  isOver = false;
  state: SubmitterState = initialState(config);
  /** As the files of join strings: key and time of each submission, until the job is over. */
  readonly intents = new Map<number, number>();
  #ids = 1;

  get live() {
    return this.jobs.filter(({ phase }) => phase !== 'ended');
  }

  round(answers: readonly string[], killedAt?: { arrives: boolean }): void {
    const listed = this.jobs.map((job) => ({
      ...job,
      endsAtMs: undefined,
      limitMs: undefined,
      waitsFor: '',
    }));
    const work = { queued: this.isOver ? 0 : this.queued, isOver: this.isOver, trialMs: undefined };
    let answer = 0;
    for (const effect of step(this.state, { kind: 'round', listed, agents: [], work }, this.nowMs)) {
      if (effect.kind === 'cancel')
        for (const job of this.jobs) if (effect.ids.includes(job.id)) job.phase = 'ended';
      if (effect.kind === 'ended') this.intents.delete(effect.key);
      if (effect.kind !== 'submit') continue;
      this.intents.set(effect.key, this.nowMs);
      if (killedAt !== undefined) {
        if (killedAt.arrives) this.#arrive(effect.key);
        break;
      }
      const said = answers[answer++] ?? 'taken';
      this.#answer(effect.key, said);
      if (said !== 'taken') break;
    }
    if (killedAt !== undefined)
      this.state = initialState(
        config,
        [...this.intents].map(([key, atMs]) => ({ key, atMs })),
      );
  }

  #arrive(key: number): string {
    const id = String(this.#ids++);
    this.jobs.push({ id, key, phase: 'pending', end: 'own' });
    return id;
  }

  #answer(key: number, answer: string): void {
    let effects: Effect[];
    if (answer === 'taken')
      effects = step(this.state, { kind: 'submitted', key, id: this.#arrive(key) }, this.nowMs);
    else {
      if (answer === 'unsure-taken') this.#arrive(key);
      const isUnsure = answer !== 'refused';
      effects = step(this.state, { kind: 'refused', key, message: 'no', isUnsure }, this.nowMs);
    }
    for (const effect of effects) if (effect.kind === 'ended') this.intents.delete(effect.key);
  }
}

function play(world: World, what: Happening): void {
  switch (what.kind) {
    case 'pass':
      world.nowMs += what.ms;
      return;
    case 'job': {
      const job = world.live[what.which % Math.max(1, world.live.length)];
      if (job !== undefined) Object.assign(job, { phase: what.to, end: what.end });
      return;
    }
    case 'work':
      Object.assign(world, { queued: what.queued, isOver: what.isOver });
      return;
    case 'round':
      world.round(what.answers);
      return;
    case 'killed-while-submitting':
      world.round([], what);
      return;
    default:
      what satisfies never;
  }
}

test('there are never more jobs than allowed, and never two of one agent', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      const world = new World();
      for (const what of happenings) {
        play(world, what);
        expect(world.live.length).toBeLessThanOrEqual(jobsMax);
        const keys = world.live.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }),
    { numRuns: 500 },
  );
});

test('once all is over every job is cancelled, and no token is left', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
      const world = new World();
      for (const what of happenings) play(world, what);
      world.isOver = true;
      for (let round = 0; round < 4; round++) {
        world.nowMs += 61_000;
        // Slurm ends what it is ending.
        for (const job of world.jobs) if (job.phase === 'leaving') job.phase = 'ended';
        world.round([]);
      }
      expect(world.live).toEqual([]);
      expect([...world.intents.keys()]).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('however long it is refused, sbatch is called a few times only', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3_600_000 }), { minLength: 50, maxLength: 200 }),
      (pauses) => {
        const world = new World();
        let calls = 0;
        for (const pauseMs of pauses) {
          world.nowMs += pauseMs;
          const work = { queued: 9, isOver: false, trialMs: undefined };
          const effects = step(world.state, { kind: 'round', listed: [], agents: [], work }, world.nowMs);
          const first = effects.find((effect) => effect.kind === 'submit');
          if (first === undefined) continue;
          calls++;
          step(world.state, { kind: 'refused', key: first.key, message: 'no' }, world.nowMs);
          // The shell forgets the others of the round.
          world.state.jobs = [];
        }
        expect(calls).toBeLessThanOrEqual(3);
      },
    ),
    { numRuns: 100 },
  );
});
