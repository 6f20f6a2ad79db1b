#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';

keepCompiledCode();
const [{ endQuietlyOnBrokenPipe }, { run }] = await Promise.all([
  import('./output/report-error.ts'),
  import('./run.ts'),
]);

endQuietlyOnBrokenPipe(process.argv[2]);
process.exitCode = await run(process.argv.slice(2));
// A child of `yates up` listens to it, which keeps no verb alive that has ended.
process.channel?.unref();
