import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { anchors, links, pages } from './markdown.ts';

describe('the documentation', () => {
  it('is found', () => {
    expect(pages).toContain('README.md');
    expect(pages.length).toBeGreaterThan(15);
  });

  it.each(pages)('has no link or anchor that leads nowhere: %s', (file) => {
    const broken = links(file)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? file : normalize(join(dirname(file), path));
        if (!existsSync(join(packageRoot, target))) return true;
        return anchor !== undefined && target.endsWith('.md') && !anchors(target).has(anchor);
      });
    expect(broken).toEqual([]);
  });

  it('is reached from README: every page of docs/ has a link there', () => {
    const there = new Set(links('README.md'));
    const docs = pages.filter((file) => file.startsWith('docs/'));
    expect(docs.filter((file) => !there.has(file))).toEqual([]);
  });
});
