/** Asks the coordinator for the attempts at the trial that is looked at. */
import type { Clock } from '../base/clock.ts';
import { readAttempts } from '../client/attempts.ts';
import type { Trial } from '../client/facts.ts';
import type { RpcClient } from '../proto/client.ts';
import { askInTurn } from './ask-in-turn.ts';
import type { DashboardStore } from './store.ts';
import { attemptsKey } from './view/stored-attempts.ts';
import { attemptsWanted } from './view/wanted.ts';

/** @returns a function that ends it */
export const fetchAttempts = (store: DashboardStore, client: RpcClient, clock: Clock): (() => void) =>
  askInTurn<Trial>(store, clock, {
    wanted: attemptsWanted,
    ask: async (trial, sweepId) => {
      const attempts = await readAttempts(client, sweepId, trial.id);
      return { kind: 'attempts', trialId: trial.id, stored: { attempts, of: attemptsKey(trial) } };
    },
  });
