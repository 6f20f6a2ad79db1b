/**
 * Property tests draw the same cases in every run, so that a change is judged by what it changed. FAST_CHECK_SEED=random
 * (or a number) draws others: a failure prints its seed.
 */
import fc from 'fast-check';

const asked = process.env['FAST_CHECK_SEED'] ?? '2303';
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
