import type { SweepSpec } from '../../../../design/sweep-spec.ts';
import type { Look } from '../../look.ts';
import type { AnalysedResponse, DashboardModel } from '../../model.ts';

/** What a view of the analysis is drawn from. */
export interface Subject {
  readonly model: DashboardModel;
  readonly spec: SweepSpec;
  readonly response: string;
  readonly goal: 'maximize' | 'minimize' | undefined;
  /** Undefined before the first results. */
  readonly result: AnalysedResponse | undefined;
  readonly look: Look;
}

export const goalOf = (spec: SweepSpec, response: string): Subject['goal'] =>
  spec.responses.find(({ name }) => name === response)?.goal ??
  (spec.primary.name === response ? spec.primary.goal : undefined);
