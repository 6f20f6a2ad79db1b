import type { DdfMethod, ErrorModel, Untested } from './error-model.ts';
import type { MixedData } from './mixed-data.ts';
import { type MixedModel, mixedModel } from './reml/mixed-model.ts';
import { type StrataError, strataError } from './strata/strata-error.ts';
import { strataStructure } from './strata/structure.ts';

/** Errors where the levels of some factors are a sample: seeds that all cells share, subjects. */
export interface RandomError extends ErrorModel {
  readonly kind: 'strata' | 'reml';
  /** Undefined where the layout is not complete. */
  readonly strata: StrataError | undefined;
  /** Fitted when a question first needs it. */
  readonly reml: () => MixedModel;
}

/**
 * Complete layouts are answered from exact strata; what strata cannot answer (rows of a linked pair, terms whose error
 * takes several strata) and incomplete layouts by REML. `error` of each answer says which it was.
 *
 * @param options.method of denominators by REML; default: Kenward-Roger
 * @param options.strata false: always REML
 */
export function randomError(
  data: MixedData,
  options: { readonly method?: DdfMethod; readonly strata?: boolean } = {},
): RandomError | { readonly kind: 'none'; readonly why: Untested } {
  const structure = options.strata === false ? undefined : strataStructure(data);
  const strata = structure === undefined ? undefined : strataError(structure);
  let fitted: MixedModel | undefined;
  const reml = (): MixedModel => (fitted ??= mixedModel(data, options.method));
  const first = strata === undefined ? reml() : undefined;
  if (first?.fitted === false) return { kind: 'none', why: first.why };
  /** REML where it can be had, and strata otherwise. */
  const other = (): ErrorModel | undefined => {
    const model = reml();
    return model.fitted ? model.error : strata;
  };
  const modelFor = (rows: readonly Float64Array[]): ErrorModel | undefined =>
    strata?.isExactFor(rows) === true ? strata : other();
  const shown = strata?.isBalanced === true ? strata : other();
  return {
    kind: strata === undefined ? 'reml' : 'strata',
    layout: data.fixed.layout,
    components: shown?.components ?? [],
    strata,
    reml,
    of: (l) => modelFor([l])?.of(l),
    test: (rows) => (modelFor(rows) as ErrorModel).test(rows),
  };
}
