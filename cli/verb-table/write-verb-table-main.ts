/** Run by the build, in `dist/`: writes the table of verbs, and the help made of it, beside the modules that read them. */
import { writeFileSync } from 'node:fs';
import { yatesProgram } from '../run.ts';
import { answersOf } from './answers-of.ts';
import { verbRow } from './verb-table.ts';

const program = await yatesProgram();
const write = (name: string, content: unknown): void =>
  writeFileSync(new URL(name, import.meta.url), JSON.stringify(content));
write('./verbs.json', program.commands.map(verbRow));
write('./early-answers.json', answersOf(program));
