/**
 * Options of node for a coordinator. A trial leaves short-lived objects: with a young generation of 64 MiB (default: 16) fewer of
 * them live until they are copied, which gains a tenth of the dispatch rate (bench/README.md). V8 reads this size when a process
 * starts, so `v8.setFlagsFromString` comes too late. An argument, unlike NODE_OPTIONS, is not inherited by other processes.
 */
export const coordinatorNodeOptions: readonly string[] = ['--max-semi-space-size=64'];
