#!/usr/bin/env node
import { endQuietlyOnBrokenPipe } from './output/report-error.ts';
import { run } from './run.ts';

endQuietlyOnBrokenPipe(process.argv[2]);
process.exitCode = await run(process.argv.slice(2));
// A child of `yates up` listens to it, which keeps no verb alive that has ended.
process.channel?.unref();
