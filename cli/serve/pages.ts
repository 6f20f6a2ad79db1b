/** What the pages are made of: questions to the coordinator, each asked once however many readers there are. */
import { listSweeps } from '../../client/ask.ts';
import { askAt } from '../../client/ask-at.ts';
import type { Sweep } from '../../client/facts.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import type { LivePage } from '../../report/html/page.ts';
import { PageMaker } from './page-maker.ts';
import { stateOf } from './state-of.ts';

/** Reports that are kept. */
const keptMax = 8;

export class Pages {
  readonly #find: () => Promise<Endpoint>;
  readonly #live: Pick<LivePage, 'script'>;
  #made: { readonly by: string; readonly maker: PageMaker } | undefined;
  readonly #reports = new Map<string, { readonly state: string; readonly text: Promise<string> }>();
  #asked: Promise<Sweep[]> | undefined;

  /** @param find who answers now; asked before each look, since coordinators come and go while pages are open */
  constructor(find: () => Promise<Endpoint>, live: Pick<LivePage, 'script'>) {
    this.#find = find;
    this.#live = live;
  }

  /** Those who ask while an answer is on its way get the same. */
  async sweeps(): Promise<Sweep[]> {
    this.#asked ??= this.#ask().finally(() => {
      this.#asked = undefined;
    });
    return this.#asked;
  }

  async #ask(): Promise<Sweep[]> {
    const endpoint = await this.#find();
    if (this.#made?.by !== endpoint.address) {
      this.#made?.maker.close();
      this.#made = { by: endpoint.address, maker: new PageMaker(endpoint, this.#live) };
    }
    return askAt(endpoint, listSweeps);
  }

  /** Ends the thread that makes the pages. */
  close(): void {
    this.#made?.maker.close();
  }

  /** Undefined where there is no sweep of this id. Made once for each state of the sweep. */
  async report(id: string): Promise<string | undefined> {
    const sweep = (await this.sweeps()).find((one) => one.id === id);
    const maker = this.#made?.maker;
    if (sweep === undefined || maker === undefined) return undefined;
    const state = stateOf(sweep);
    const known = this.#reports.get(id);
    if (known?.state === state) return known.text;
    const text = maker.make(id);
    this.#reports.delete(id);
    this.#reports.set(id, { state, text });
    for (const oldest of this.#reports.keys()) {
      if (this.#reports.size <= keptMax) break;
      this.#reports.delete(oldest);
    }
    // A failure is told, and asked for again.
    text.catch(() => this.#reports.delete(id));
    return text;
  }
}
