/** Argument of a verb that takes the newest sweep when none is named. */
export const sweepArgument = [
  '[sweep]',
  'sweep id, a unique beginning of one, or a name (default: the newest sweep)',
] as const;

/** Argument of a verb that wants the sweep named, since what it does cannot be taken back. */
export const namedSweepArgument = ['<sweep>', 'sweep id, a unique beginning of one, or a name'] as const;

export const trialArgument = ['<trial>', 'trial id, or a unique beginning of one'] as const;
