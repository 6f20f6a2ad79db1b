/**
 * What a trial takes of an agent, and what of the agent is free: slots and whole GPUs.
 *
 * The agent chooses which slots and GPUs a trial gets, and says with each poll what is free then. In between the coordinator
 * counts cautiously: a trial may have taken the GPUs with the most slots, and one that asks for slots alone a GPU with each.
 * What it counts too much it hears with the next poll, so this costs a moment, never a grant that finds no room.
 */
import type { AgentCard } from './event.ts';
import type { LeaseAsk } from './ask.ts';
import type { Agent, CoordinatorState, Room, Sweep } from './state.ts';

export const needsOf = ({ spec: { resources } }: Sweep): Room => ({
  slots: resources.slots,
  gpus: resources.gpus ?? 0,
});

/** Number of whole GPUs that a trial may ask the agent for: an agent that counts trials gives none. */
export const gpusOf = (card: AgentCard): number => slotsOfGpus(card).length;

/** Each grant asks for them, and a card is replaced as a whole. */
const slotsByCard = new WeakMap<AgentCard, readonly number[]>();

/** Of each whole GPU that has some. */
function slotsOfGpus(card: AgentCard): readonly number[] {
  const known = slotsByCard.get(card);
  if (known !== undefined) return known;
  const { devices, holdsSlots = false } = card;
  const slotsOfEach = devices.flatMap(({ kind, isSlice = false, slots = 0 }) =>
    holdsSlots && kind === 'gpu' && !isSlice && slots > 0 ? [slots] : [],
  );
  slotsByCard.set(card, slotsOfEach);
  return slotsOfEach;
}

/** The most that a trial with these needs may take of the agent. */
export const takenOf = (card: AgentCard, needs: Room): Room => takenBeside(slotsOfGpus(card), needs);

function takenBeside(slotsOfEach: readonly number[], needs: Room): Room {
  const { slots, gpus } = needs;
  if (slotsOfEach.length === 0 && gpus === 0) return needs;
  if (gpus === 0) return { slots, gpus: Math.min(slots, slotsOfEach.length) };
  const most = slotsOfEach.toSorted((left, right) => right - left);
  const onThem = most.slice(0, gpus).reduce((sum, count) => sum + count, 0);
  return { slots: Math.max(slots, onThem), gpus: Math.min(Math.max(slots, gpus), slotsOfEach.length) };
}

/** What is free by the agent's newest poll, less what is on its way. */
export function roomOf({ running }: CoordinatorState, agent: Agent, ask: LeaseAsk): Room {
  const { card, unseenGrants, slotsHidden } = agent;
  const idle = Math.min(ask.slots, card.slots);
  // It believes the slots beyond one for each trial to be idle.
  if (card.holdsSlots !== true) return { slots: idle - slotsHidden - unseenGrants.length, gpus: 0 };
  const slotsOfEach = slotsOfGpus(card);
  let room: Room = { slots: idle, gpus: Math.min(ask.gpus ?? 0, slotsOfEach.length) };
  for (const fence of unseenGrants) {
    const attempt = running.get(fence);
    if (attempt !== undefined) room = less(room, takenBeside(slotsOfEach, attempt));
  }
  return room;
}

export const less = (room: Room, taken: Room): Room => ({
  slots: room.slots - taken.slots,
  gpus: room.gpus - taken.gpus,
});

export const fits = (needs: Room, room: Room): boolean =>
  needs.slots <= room.slots && needs.gpus <= room.gpus && Math.max(needs.slots, needs.gpus) <= room.slots;

/** What an agent has for trials in all: what they hold, and what was free when it was heard last. */
export function usableOf({ card, running, free }: Agent): Room {
  let [slots, gpus] = [free.slots, free.gpus];
  for (const attempt of running.values()) {
    const taken = takenOf(card, attempt);
    slots += taken.slots;
    gpus += taken.gpus;
  }
  return { slots: Math.min(slots, card.slots), gpus: Math.min(gpus, gpusOf(card)) };
}

/** Number of slots that its running trials hold, as far as it is known here. */
export const slotsHeld = ({ running, slotsHidden, card }: Agent): number =>
  Math.min(card.slots, running.size + slotsHidden);
