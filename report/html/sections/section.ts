import type { Markup } from '../markup.ts';

export interface Section {
  /** Of its heading, for links. */
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}
