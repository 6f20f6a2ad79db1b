/** The guarded server in a process of its own, so that its memory can be measured: `TSX FILE FOLDER guarded|open`. */
import { startGuardedServer } from './guarded-server.ts';

const [folder = '', mode] = process.argv.slice(2);

void (async () => {
  const { port } = await startGuardedServer(folder, mode === 'guarded');
  process.send?.({ port });
})();
process.once('disconnect', () => process.exit(0));
