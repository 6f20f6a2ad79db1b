#!/usr/bin/env node
import nodeModule from 'node:module';

// From Node 22.1 on: the next start compiles nothing anew. Called before anything else is loaded, so that it holds for all of it.
(nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
const [{ endQuietlyOnBrokenPipe }, { run }] = await Promise.all([
  import('./output/report-error.ts'),
  import('./run.ts'),
]);

endQuietlyOnBrokenPipe(process.argv[2]);
process.exitCode = await run(process.argv.slice(2));
// A child of `yates up` listens to it, which keeps no verb alive that has ended.
process.channel?.unref();
