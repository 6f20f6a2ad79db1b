import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decisions, World } from './world.ts';
import { repeated } from '../../../in-full.ts';

const decisions = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 20, maxLength: 600, size: 'max' });

describe('the agent core', () => {
  it('keeps its promises whatever happens, in whatever order', () => {
    const lives = fc.property(fc.integer({ min: 1, max: 4 }), decisions, (slots, numbers) => {
      const decide = new Decisions(numbers);
      const world = new World(slots, decide);
      while (!decide.isOver && !world.bench.state.exited) world.turn();
    });
    expect(() => fc.assert(lives, { numRuns: repeated(100, 300) })).not.toThrow();
  });
});
