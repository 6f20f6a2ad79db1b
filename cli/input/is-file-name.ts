import { existsSync } from 'node:fs';

/** A mistyped file name is refused as one, and not looked up among the sweeps. */
const looksLikeFile = /^-$|[\\/]|\.(csv|tsv|txt|dat|jsonl|ndjson|json|gz)$/i;

/** True if an argument names a file (- for standard input), false if it names a sweep. */
export const isFileName = (text: string): boolean => looksLikeFile.test(text) || existsSync(text);
