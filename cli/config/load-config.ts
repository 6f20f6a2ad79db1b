import type { VerbRow } from '../verb-table/verb-table.ts';
import type { ConfigPath } from './config-paths.ts';
import { type Config, parseConfig } from './parse-config.ts';
import { readConfigFile } from './read-config-file.ts';

/** @throws YatesError E_CONFIG_FILE, E_CONFIG and those of YAML */
export async function loadConfig(
  paths: readonly ConfigPath[],
  verbs: () => Promise<readonly VerbRow[]>,
): Promise<Config[]> {
  const table = await verbs();
  return paths.map((path) => parseConfig(readConfigFile(path), path, table));
}
