/** The thread that plans large sweeps for a coordinator: here, because it knows the trainers. */
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../base/assert.ts';
import { servePlanning } from '../../coordinator/planning/serve-planning.ts';
import { trainerChecks } from '../input/trainer-checks.ts';

assert(parentPort !== null, 'planning runs in a thread');
servePlanning(parentPort, await trainerChecks((workerData as { allowEnv: readonly string[] }).allowEnv));
