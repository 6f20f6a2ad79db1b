import { lostError, takenOverError } from './error.ts';
import { nextWithin } from './wait.ts';
import type { JetStreamStream } from './stream.ts';
import type { Tail } from './tail.ts';
import type { Signal } from '../../../base/signal.ts';

export interface Watched {
  readonly stream: JetStreamStream;
  readonly place: string;
  readonly writer: string;
  /** What this writer knows to be there. */
  readonly tail: () => Tail;
  /** Raised when another wrote something, maybe in vain; and to make this look at `isOver`. */
  readonly hint: Signal;
  readonly isOver: () => boolean;
}

/** How often to look without a hint: it may be lost, or come before the message is stored. */
const lookMs = 1_000;

/** @throws YatesError E_LOG_FENCED when another has taken over, E_LOG_LOST when the stream has become shorter */
export async function watchRivals(watched: Watched): Promise<void> {
  while (!watched.isOver()) {
    const hint = nextWithin(watched.hint, lookMs);
    await refuseRival(watched);
    await hint;
  }
}

async function refuseRival({ stream, place, writer, tail }: Watched): Promise<void> {
  const known = tail().position;
  const last = await stream.last();
  if (last < known) throw lostError(place, last, known);
  // The writer's own appends go on meanwhile.
  if (last <= tail().position) return;
  const newest = await stream.part(last);
  if (newest?.head.writer !== writer) throw takenOverError(place);
}
