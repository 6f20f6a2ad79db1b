/**
 * A page with its tables put in place: each stands between `<!-- table NAME -->` and `<!-- end -->`.
 *
 * @throws Error where the page asks for a table that there is not
 */
export const fillPage = (page: string, tables: Readonly<Record<string, string>>): string =>
  page.replaceAll(
    /(<!-- table ([\w-]+) -->\n)[\s\S]*?(\n<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const table = tables[name];
      if (table === undefined) throw new Error(`there is no table "${name}"`);
      return `${open}\n${table}\n${close}`;
    },
  );
