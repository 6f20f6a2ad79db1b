/** A cell by its runs, and what the model says of it. */
export interface CellMean {
  readonly levels: Readonly<Record<string, string>>;
  readonly mean: number;
  /** Runs used. */
  readonly n: number;
  /** The model's estimate; null where the data do not determine it. */
  readonly modelled: number | null;
}

/** Hsu's multiple comparisons with the best over cells, on their observed means; 95%. */
export interface BestCells {
  readonly df: number | null;
  readonly cells: readonly {
    readonly levels: Readonly<Record<string, string>>;
    readonly mean: number;
    readonly n: number;
    /** Cell minus the best of the others. */
    readonly difference: number;
    readonly lower: number;
    readonly upper: number;
    readonly mayBeBest: boolean;
  }[];
  /** Why there is no verdict, where `cells` is empty. */
  readonly reason: string | null;
}

/** What the table has and no run with a result is left of; cells of such levels are not listed again. */
export interface UnseenCells {
  readonly levels: readonly { readonly factor: string; readonly level: string }[];
  readonly cells: readonly Readonly<Record<string, string>>[];
}

/** The combination of factor levels with the best estimated mean (`levels` to `withinInterval`), beside the best observed one. */
export interface Best {
  readonly levels: Readonly<Record<string, string>>;
  readonly mean: number;
  readonly se: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Other combinations whose estimated mean lies inside the best one's 95% interval. */
  readonly withinInterval: number;
  /** The same cell in short: `mean` is the model's, `observed` that of its `n` runs. */
  readonly modelled: {
    readonly levels: Readonly<Record<string, string>>;
    readonly mean: number;
    readonly n: number;
    readonly observed: number | null;
  };
  /** `tied`: other cells with the same mean. */
  readonly observed: CellMean & { readonly tied: readonly Readonly<Record<string, string>>[] };
  /** False where the two cells differ or the model does not fit the cells; `reason` says which. */
  readonly trusted: boolean;
  readonly reason: string | null;
  /** Of the test of lack of fit against runs of the same cell, blocks adjusted for; null without such runs. */
  readonly lackOfFitP: number | null;
  /** The best observed mean drawn towards the model; `weight` is the share of the distance that stays. */
  readonly shrunken: { readonly mean: number; readonly weight: number } | null;
  readonly cells: BestCells;
  readonly unseen: UnseenCells;
}

/** Hsu's multiple comparisons with the best, 95%: levels that are not `mayBeBest` are worse than another for sure. */
export interface BestLevels {
  readonly term: string;
  readonly levels: readonly {
    readonly level: string;
    /** Level minus the best of the others. */
    readonly difference: number;
    readonly lower: number;
    readonly upper: number;
    readonly mayBeBest: boolean;
  }[];
  /** Why there is no verdict, where `levels` is empty. */
  readonly reason: string | null;
}

/**
 * True for two names of one cell.
 *
 * @example
 * isSameCell({ levels: { a: 'x', b: 'u' } }, { levels: { b: 'u', a: 'x' } }); // true
 */
export const isSameCell = (
  { levels: one }: Pick<CellMean, 'levels'>,
  { levels: other }: Pick<CellMean, 'levels'>,
): boolean => Object.keys(one).every((factor) => one[factor] === other[factor]);
