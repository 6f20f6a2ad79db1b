/** Argument of a verb that takes the newest sweep when none is named. */
export const sweepArgument = [
  '[sweep]',
  'sweep id, a unique beginning of one, or a name (default: the newest sweep)',
] as const;

/** Argument of a verb that wants the sweep named, since what it does cannot be taken back. */
export const namedSweepArgument = ['<sweep>', 'sweep id, a unique beginning of one, or a name'] as const;

export const trialArgument = [
  '<trial>',
  'number of the trial in its sweep, as `yates show` lists it, its id, or a unique beginning of the id',
] as const;

/** Option of a verb that takes a trial: the sweep that its number or id is looked for in. */
export const trialSweepOption = [
  '--sweep <sweep>',
  'sweep of the trial: id, a unique beginning of one, or a name (default: the newest sweep that has it)',
] as const;
