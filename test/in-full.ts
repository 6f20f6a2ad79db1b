/**
 * `npm test` runs a part of what is long: some of the repetitions, one of the cases of a kind. `npm run test:long` runs every test, in full.
 * To run a file in full: `npx vitest run --mode long FILE`.
 */
export const runsInFull = process.env['YATES_TEST_LONG'] === '1';

/** @returns how often something is repeated: `few` times in `npm test`, `all` in `npm run test:long` */
export const repeated = (few: number, all: number): number => (runsInFull ? all : few);

/** @returns the cases that run: `some` in `npm test`, which must be of every kind, `all` in `npm run test:long` */
export const casesOf = <T>(some: readonly T[], all: readonly T[]): readonly T[] => (runsInFull ? all : some);
