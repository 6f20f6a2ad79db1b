import { describe, expect, it } from 'vitest';
import { groupFolder } from '../../../../agent/cgroup/own-group.ts';

const version1 = '36 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n';
const mounted = (root: string, point: string): string =>
  `${version1}41 31 0:38 ${root} ${point} rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n`;

describe('groupFolder', () => {
  it.each([
    [
      'under systemd',
      mounted('/', '/sys/fs/cgroup'),
      '0::/user.slice/a.scope\n',
      '/sys/fs/cgroup/user.slice/a.scope',
    ],
    [
      'beside version 1',
      mounted('/', '/sys/fs/cgroup/unified'),
      '4:memory:/x\n0::/\n',
      '/sys/fs/cgroup/unified/',
    ],
    [
      'in a container that shows a part of the tree',
      mounted('/docker/7', '/c'),
      '0::/docker/7/sub\n',
      '/c/sub',
    ],
    ['at the root of such a part', mounted('/docker/7', '/c'), '0::/docker/7\n', '/c/'],
    ['below a name with a space', mounted('/', '/my\\040groups'), '0::/a\n', '/my groups/a'],
  ])('finds the group %s', (_, mounts, groups, folder) => {
    expect(groupFolder(mounts, groups)).toBe(folder);
  });

  it.each([
    ['version 1 alone', version1, '4:memory:/x\n'],
    ['no mount', version1, '0::/a\n'],
    ['a group outside of what is mounted', mounted('/docker/7', '/c'), '0::/docker/71\n'],
  ])('finds none with %s', (_, mounts, groups) => {
    expect(groupFolder(mounts, groups)).toBeUndefined();
  });
});
