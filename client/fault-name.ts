import type { FaultClass } from './facts.ts';

/** A class of faults as people read it and as `--json` has it: `out-of-memory`. */
export const faultName = (faultClass: FaultClass): string =>
  faultClass.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
