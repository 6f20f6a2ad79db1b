/** Asks the terminal what it can draw, and knows if answers are still on their way. */
import type { SixelTerminal } from './view/sixel.ts';
import {
  isLastAnswer,
  sixelTerminal,
  type TerminalAnswers,
  terminalQuestions,
  withAnswer,
} from './terminal-answers.ts';

/** A terminal that has not answered by then, such as one that knows no question, never does. */
const patienceMs = 1_000;

export class TerminalQuestions {
  readonly #write: (text: string) => void;
  #answers: TerminalAnswers = {};
  /** Questions whose last answer has not come. */
  #open = 0;
  #askedMs = 0;
  #settle: () => void = () => {};

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  ask(): void {
    this.#open++;
    this.#askedMs = performance.now();
    this.#write(terminalQuestions);
  }

  /** @param sequence that came from the terminal, without its Escape; @returns true if it is an answer */
  hear(sequence: string): boolean {
    const answers = withAnswer(this.#answers, sequence);
    if (answers === undefined) return false;
    this.#answers = answers;
    if (isLastAnswer(sequence)) this.#open--;
    if (this.#open <= 0) this.#settle();
    return true;
  }

  /** Undefined where it does not draw sixels, or has not said so. */
  get sixels(): SixelTerminal | undefined {
    return sixelTerminal(this.#answers);
  }

  /** Resolves once all answers have come, or a second after the last question, when no more is expected. */
  async settled(): Promise<void> {
    const leftMs = this.#askedMs + patienceMs - performance.now();
    if (this.#open <= 0 || leftMs <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      this.#settle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
