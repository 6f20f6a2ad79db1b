/**
 * Folders whose test files run one after another in one process, which loads each module once. Their code keeps no state
 * in modules and their tests put back what they change (environment, exit code, spies): a file passes whichever files
 * ran before it. What sets a tensor backend or changes the folder has a process for each file.
 */
const sharingFolders: readonly string[] = [
  'test/contract',
  'test/golden/diffusion/data',
  'test/golden/stats',
  'test/integration/cli',
  'test/property/agent',
  'test/property/cli',
  'test/property/coordinator',
  'test/property/dashboard',
  'test/property/design',
  'test/property/diffusion',
  'test/property/stats',
  'test/unit/agent',
  'test/unit/base',
  'test/unit/cli',
  'test/unit/client',
  'test/unit/coordinator',
  'test/unit/dashboard',
  'test/unit/deploy',
  'test/unit/design',
  'test/unit/diffusion/data',
  'test/unit/diffusion/image',
  'test/unit/diffusion/stable-diffusion',
  'test/unit/docs',
  'test/unit/examples',
  'test/unit/proto',
  'test/unit/report',
  'test/unit/stats',
];

/** Test files of other folders, of which the same is true. */
const sharingFiles: readonly string[] = [
  'test/unit/diffusion/adapters/sites.test.ts',
  'test/unit/diffusion/net/diffusers-names.test.ts',
  'test/unit/diffusion/net/parameters.test.ts',
  'test/unit/diffusion/safetensors.test.ts',
  'test/unit/diffusion/sample/convergence.test.ts',
  'test/unit/diffusion/sample/samplers.test.ts',
  'test/unit/diffusion/score/discriminant.test.ts',
  'test/unit/diffusion/score/frechet-distance.test.ts',
  'test/unit/diffusion/score/kernel-distance.test.ts',
  'test/unit/diffusion/score/retrieval.test.ts',
  'test/unit/diffusion/score/subject/joint-score.test.ts',
  'test/unit/diffusion/score/symmetric-eigen.test.ts',
  'test/unit/diffusion/task/held-out-loss.test.ts',
  'test/unit/diffusion/task/primary-fault.test.ts',
  'test/unit/diffusion/task/settings.test.ts',
  'test/unit/diffusion/task/train.test.ts',
  'test/unit/diffusion/task/without-tensors.test.ts',
  'test/unit/diffusion/train/adamw.test.ts',
  'test/unit/diffusion/train/context-whitening.test.ts',
  'test/unit/diffusion/train/recipe.test.ts',
];

/** Patterns of all of these files. */
export const sharingPatterns: readonly string[] = [
  ...sharingFolders.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
  ...sharingFiles,
];

/** @param path from the root of the repository */
export const isSharing = (path: string): boolean =>
  sharingFiles.includes(path) || sharingFolders.some((folder) => path.startsWith(`${folder}/`));
