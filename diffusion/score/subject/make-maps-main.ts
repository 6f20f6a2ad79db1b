/** Makes the shipped maps anew: make-maps-main.ts [FILE.safetensors]. The same backend gives the same file. */
import { activateBackend } from '../../backend/choose.ts';
import { makeMaps, mapRecipe } from './make-maps.ts';
import { subjectMapsPath } from './maps.ts';

const [path = subjectMapsPath] = process.argv.slice(2);
const backend = await activateBackend();
process.stdout.write(`backend: ${backend.description}\n`);
process.stdout.write(`${JSON.stringify(await makeMaps(mapRecipe, path), null, 2)}\n`);
