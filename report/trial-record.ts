import type { Fault, Trial, TrialState } from '../client/facts.ts';

/** What exports and analyses read of a trial: of one that a coordinator describes, or of a row of an export. */
export interface TrialRecord
  extends Pick<
    Trial,
    | 'id'
    | 'plannedOrder'
    | 'realisedOrder'
    | 'cell'
    | 'replicate'
    | 'seed'
    | 'block'
    | 'settings'
    | 'reference'
    | 'attempts'
    | 'agentName'
    | 'backend'
    | 'environment'
    | 'metrics'
    | 'lateResults'
    | 'source'
    | 'leasedAtMs'
    | 'endedAtMs'
    | 'durationMs'
  > {
  /** `absent`: an export lacks this trial of the design. */
  readonly state: TrialState | 'absent';
  /** What its counted attempt went on from; left out where that began at the start, or it is not known. */
  readonly resumedFrom?: { readonly step: number } | undefined;
  /** The sweep that it is a run of, where several are looked at together. */
  readonly sweep?: string | undefined;
  /** Of the last failed attempt. An export does not say why a trial failed. */
  readonly fault?: Pick<Fault, 'faultClass'> | undefined;
}
