import { Option } from 'commander';

/** An option that takes some of a few words, with commas between them: `--kind fault,steering`. */
export class SomeOfOption extends Option {
  constructor(
    flags: string,
    description: string,
    words: readonly string[],
    parse: (text: string) => unknown,
  ) {
    super(flags, description);
    this.choices(words).argParser(parse);
  }
}
