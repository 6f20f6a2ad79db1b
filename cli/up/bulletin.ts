/** The line that `yates up` shows to its user: the newest that was said, until what it says is over. */
export class Bulletin {
  readonly #show: (text: string) => void;
  /** Troubles that go on, by the process that has them, oldest first. */
  readonly #troubles = new Map<string, string>();
  #shown = '';

  /** @param show shows a line in place of the one before; an empty one takes that away */
  constructor(show: (text: string) => void) {
    this.#show = show;
  }

  /** Says something that stays until something else is said. */
  say(text: string): void {
    this.#shown = text;
    this.#show(text);
  }

  /** Says what has happened to a process, until it is back. */
  began(process: string, text: string): void {
    this.#troubles.delete(process);
    this.#troubles.set(process, text);
    this.say(text);
  }

  /** The process is back: what was said of it goes away, and the newest trouble of another is shown. */
  ended(process: string): void {
    const text = this.#troubles.get(process);
    this.#troubles.delete(process);
    if (text !== undefined && text === this.#shown) this.say([...this.#troubles.values()].at(-1) ?? '');
  }
}
