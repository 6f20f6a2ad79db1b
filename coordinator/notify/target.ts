import type { Message } from './message.ts';

/** How one try to deliver a message went. */
export interface Delivery {
  readonly isDelivered: boolean;
  /** What came back, for people: one plain line without secrets. */
  readonly said: string;
  /** True if it is worth another try. */
  readonly mayPass: boolean;
  /** How long the other side wants to be left alone. */
  readonly afterMs?: number | undefined;
}

/** Where messages go. */
export interface Target {
  /** For logs: without the secrets that a URL or a command may hold. */
  readonly name: string;
  /** Never rejects. @param signal ends the try */
  deliver(message: Message, signal: AbortSignal): Promise<Delivery>;
}
