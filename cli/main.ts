#!/usr/bin/env node
import { endQuietlyOnBrokenPipe } from './output/report-error.ts';
import { run } from './run.ts';

endQuietlyOnBrokenPipe();
process.exitCode = await run(process.argv.slice(2));
