import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { packageRoot } from '../../base/package-root.ts';
import { longFiles } from './long-files.ts';

/**
 * Starts the files that take longest first, so that all workers end at about the same time. Files that share a process
 * come last, by path: they are short, and neighbours need the same modules.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = new Map(longFiles.map((file, index) => [join(packageRoot, file), index]));
    const rankOf = ({ moduleId, project }: TestSpecification): number =>
      project.config.isolate ? (rank.get(moduleId) ?? longFiles.length) : longFiles.length + 1;
    return files.toSorted(
      (one, other) => rankOf(one) - rankOf(other) || (one.moduleId < other.moduleId ? -1 : 1),
    );
  }
}
