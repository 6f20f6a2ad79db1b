import { contentHash } from '../../base/canonical-json.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';

/** SHA-256 of its canonical form, lower-case hex: equal for equal environments on all machines. */
export const environmentHash = (environment: RunEnvironment): string => contentHash({ ...environment });
