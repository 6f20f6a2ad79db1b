import { redact } from './redact.ts';

/** Hooks for every pino logger of ours: no line reaches its file before secrets are taken out of it. */
export const redactedLines = { streamWrite: redact } as const;
