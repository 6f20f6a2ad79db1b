/**
 * A page with its tables put in place: each stands between `<!-- table NAME -->` and the next `<!-- end -->`.
 *
 * @throws Error where the page asks for a table that there is not, or lacks an end
 */
export function fillPage(page: string, tables: Readonly<Record<string, string>>): string {
  return page.replaceAll(
    /<!-- table ([\w-]+) -->\n([\s\S]*?)<!-- end -->/g,
    (_, name: string, old: string) => {
      const table = tables[name];
      if (table === undefined) throw new Error(`there is no table "${name}"`);
      if (old.includes('<!-- table')) throw new Error(`table "${name}" has no end`);
      return `<!-- table ${name} -->\n\n${table}\n\n<!-- end -->`;
    },
  );
}
