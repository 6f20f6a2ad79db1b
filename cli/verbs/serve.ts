import type { Command } from 'commander';
import { packageVersion } from '../../base/package-root.ts';
import { FollowedFolder } from '../connect/followed-folder.ts';
import { reachCoordinator } from '../connect/reach-coordinator.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { print } from '../output/write-output.ts';
import type { HttpOptions } from '../serve/listen.ts';

export function register(program: Command): void {
  const command = program
    .command('serve')
    .description('show the reports of all sweeps in a browser, live; read only')
    .option('--http <host:port>', 'address to listen on; port 0 takes a free one', '127.0.0.1:4480')
    .option('--tls-cert <file>', 'certificate for readers on other machines')
    .option('--tls-key <file>', 'key of that certificate')
    .option('--name <host...>', 'name that readers reach this machine by');
  withExamples(
    withCoordinatorOption(command),
    'yates serve --http 127.0.0.1:8080',
    'yates serve --http 0.0.0.0:8443 --tls-cert cert.pem --tls-key key.pem --name lab.example.org',
  ).action(serve);
}

/** Between two looks at the coordinator while somebody has a page open. */
const lookMs = 2_000;

async function serve(options: CoordinatorOptions & HttpOptions): Promise<void> {
  // The pages and what serves them are loaded by this verb alone.
  const [{ Access, cookieName }, { pagesApp, scriptPath }, { hostsOf, httpAddress, listen }, { Pages }] =
    await Promise.all([
      import('../serve/access.ts'),
      import('../serve/app.ts'),
      import('../serve/listen.ts'),
      import('../serve/pages.ts'),
    ]);
  const address = httpAddress(options);
  await reachCoordinator(options, async (endpoint, at) => {
    const access = new Access();
    const followed =
      at === undefined ? undefined : new FollowedFolder(at.folder, at.isRead ? endpoint : undefined);
    const pages = new Pages(async () => followed?.endpoint() ?? endpoint, { script: scriptPath });
    const isSecure = address.tls !== undefined;
    const server = await listen(address, (port) =>
      pagesApp({
        pages,
        access,
        hosts: hostsOf(address, port),
        cookie: cookieName(port),
        isSecure,
        version: packageVersion,
        lookMs,
      }),
    );
    const name = address.names[0] ?? address.host;
    const link = `${isSecure ? 'https' : 'http'}://${name}:${server.port}/open?key=${access.linkKey()}`;
    print(`${link}\n\nThis link opens the pages once, in one browser. Ctrl-C ends them.`);
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    await server.close();
    pages.close();
    await followed?.close();
  });
}
