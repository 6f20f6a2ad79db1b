/** Run by the build, in `dist/`: writes the table of verbs beside the module that reads it. */
import { writeFileSync } from 'node:fs';
import { yatesProgram } from '../run.ts';
import { verbRow } from './verb-table.ts';

const { commands } = await yatesProgram();
writeFileSync(new URL('./verbs.json', import.meta.url), JSON.stringify(commands.map(verbRow)));
