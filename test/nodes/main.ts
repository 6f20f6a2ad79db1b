/**
 * `npm run test:nodes`: the suite on every version of Node that people have, each from npm's package `node`, with native
 * packages built against its own headers, in a copy of the working tree. `-- --nodes 24,26` picks versions, and what
 * follows names test files as for `vitest run`; `--keep` leaves the folder. `--installed` spares the copy and its minutes
 * of installation: it takes this working tree and the packages that are installed here, of which native ones that were
 * built for another Node do not load. `--smoke` runs the tests of SQLite alone in that way, on Node 24, and only says so
 * where no registry can be reached.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../base/package-root.ts';
import { copyWorkingTree } from './copy-working-tree.ts';
import { installNode, type InstalledNode } from './install-node.ts';
import { run } from './run.ts';

/** Tests that `--smoke` runs: those of the log and its binding, the only part that depends on the version of Node. */
const smokeFiles = ['test/contract/sqlite-driver.test.ts', 'test/contract/sqlite-log.test.ts'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    nodes: { type: 'string', default: '22,24,26' },
    keep: { type: 'boolean', default: false },
    installed: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
  },
});
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const scratch = mkdtempSync(join(tmpdir(), 'yates-nodes-'));
// Some tests start this Node as another user.
chmodSync(scratch, 0o755);
try {
  process.exitCode = values.smoke ? smoke() : suites(values.nodes.split(','));
} finally {
  if (values.keep) say(`kept: ${scratch}`);
  else rmSync(scratch, { recursive: true, force: true });
}

/** @returns exit code */
function suites(versions: readonly string[]): number {
  const outcomes = versions.map((version) => {
    const node = installNode(version, join(scratch, `node-${version}`));
    if (node === undefined) return { version, passed: false };
    say(`\n# Node ${node.version}`);
    return { version: node.version, passed: suite(node, join(scratch, `yates-${version}`)) };
  });
  say('');
  for (const { version, passed } of outcomes) say(`Node ${version}: ${passed ? 'passed' : 'FAILED'}`);
  return outcomes.every(({ passed }) => passed) ? 0 : 1;
}

function suite(node: InstalledNode, folder: string): boolean {
  if (values.installed) return vitest(node, packageRoot, positionals);
  copyWorkingTree(packageRoot, folder);
  return (
    run(node.npm(['ci', '--no-audit', '--no-fund']), folder) &&
    run(node.npm(['run', '--silent', 'build']), folder) &&
    vitest(node, folder, positionals)
  );
}

/** @returns exit code */
function smoke(): number {
  const node = installNode('24', join(scratch, 'node-24'), { patient: false });
  if (node === undefined) {
    say('test:nodes: no registry gives Node 24 here; skipped');
    return 0;
  }
  say(`\n# Node ${node.version}: the log`);
  return vitest(node, packageRoot, smokeFiles) ? 0 : 1;
}

function vitest(node: InstalledNode, folder: string, files: readonly string[]): boolean {
  return run(node.program([join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...files]), folder);
}
