/** Child process: activates the backend named by the argument as Node 23 would, and prints what came of it as JSON. */
import util from 'node:util';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';

Reflect.deleteProperty(util, 'isNullOrUndefined');
const answer = await activateBackend(process.argv[2]).catch((error: unknown) => ({ error: String(error) }));
const { seenByTfjsNode } = globalThis as { seenByTfjsNode?: unknown };
process.stdout.write(`\n${JSON.stringify({ ...answer, seen: seenByTfjsNode })}\n`);
