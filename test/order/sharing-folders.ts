/**
 * Folders whose test files run one after another in one process, which loads each module once. Their code keeps no state
 * in modules and their tests put back what they change (environment, exit code, spies): a file passes whichever files
 * ran before it. What sets a tensor backend, starts processes or listens has a process for each file.
 */
export const sharingFolders: readonly string[] = [
  'test/golden/stats',
  'test/property/coordinator',
  'test/property/dashboard',
  'test/property/design',
  'test/property/stats',
  'test/unit/agent/core',
  'test/unit/client',
  'test/unit/coordinator/core',
  'test/unit/dashboard',
  'test/unit/design',
  'test/unit/proto',
  'test/unit/report',
  'test/unit/stats',
];
