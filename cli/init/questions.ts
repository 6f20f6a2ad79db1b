/** Questions at a terminal. Without one nothing is asked, and whatever a line says counts as the answer. */
import { createInterface } from 'node:readline/promises';

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
  const answer = await ask(`${question} ${standard ? '[Y/n]' : '[y/N]'}`);
  return answer === '' ? standard : /^y(?:es)?$/i.test(answer);
}
