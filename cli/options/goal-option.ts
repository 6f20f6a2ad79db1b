import { InvalidArgumentError, Option } from 'commander';

export type Goal = 'maximize' | 'minimize';

const goals: Readonly<Record<string, Goal>> = {
  maximize: 'maximize',
  minimize: 'minimize',
  maximise: 'maximize',
  minimise: 'minimize',
};

/** Reads a goal in British or American spelling. @returns undefined for any other word */
export const goalFrom = (text: string): Goal | undefined =>
  Object.hasOwn(goals, text) ? goals[text] : undefined;

/** An option that says what is better of a response. */
export const goalOption = (flags: string, description: string): Option =>
  new Option(flags, description).choices(['maximize', 'minimize']).argParser((text) => {
    const goal = goalFrom(text);
    if (goal === undefined) throw new InvalidArgumentError('Write maximize or minimize.');
    return goal;
  });
