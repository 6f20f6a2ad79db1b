/** Questions at a terminal. Without one nothing is asked, and whatever a line says counts as the answer. */
import { createInterface } from 'node:readline/promises';
import { didYouMean } from '../../base/did-you-mean.ts';
import { plainLine } from '../../base/plain-text.ts';
import { print } from '../output/write-output.ts';

export const canAsk = (): boolean => process.stdin.isTTY && process.stdout.isTTY;

export async function ask(question: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await asking.question(`${question} `)).trim();
  } finally {
    asking.close();
  }
}

/** @param standard the answer of an empty line */
export async function askYes(question: string, standard: boolean): Promise<boolean> {
  for (;;) {
    const answer = await ask(`${question} ${standard ? '[Y/n]' : '[y/N]'}`);
    if (answer === '') return standard;
    if (/^(?:y(?:es)?|no?)$/i.test(answer)) return /^y/i.test(answer);
    print('answer y or n');
  }
}

/**
 * Asks until one of the choices is named, or numbered from 1.
 *
 * @param standard the answer of an empty line
 */
export async function askChoice(
  question: string,
  choices: readonly string[],
  standard: string,
): Promise<string> {
  for (;;) {
    const answer = await ask(`${question} [${standard}]`);
    const chosen =
      answer === '' ? standard : (choices[Number(answer) - 1] ?? choices.find((one) => one === answer));
    if (chosen !== undefined) return chosen;
    print(`there is no "${plainLine(answer).slice(0, 100)}"; ${didYouMean(answer, choices)}`);
  }
}
