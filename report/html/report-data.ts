import type { AgentDetails, Sweep, Trial } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import type { MeanCurve } from '../../stats/curves/mean-curves.ts';

/** All that a report is made of; whoever makes it has asked for everything beforehand. */
export interface ReportData {
  readonly sweep: Sweep;
  readonly spec: SweepSpec;
  /** The sweep file as it was launched; empty where it is not known, as in an exported file, and of several sweeps. */
  readonly source: string;
  /** In planned order. */
  readonly trials: readonly ReportTrial[];
  /** What a reader must know before anything else. */
  readonly remarks: readonly string[];
  /** Where runs of several sweeps are reported together: each of them that a coordinator has, in order; then `sweep` stands for all. */
  readonly parts?: readonly ReportPart[] | undefined;
  /** Of the primary response. */
  readonly primary: ResponseAnalysis;
  /** Of the other responses, in the order of the sweep file. */
  readonly others: readonly ResponseAnalysis[];
  /** Undefined where no trial reported anything over its steps. */
  readonly curves: LevelCurves | undefined;
  /** One of the runs of each level; [] where trials leave no pictures. */
  readonly pictures: readonly LevelPictures[];
  readonly agents: readonly Pick<
    AgentDetails,
    'name' | 'backend' | 'version' | 'devices' | 'done' | 'failed'
  >[];
  readonly hashes: ReportHashes;
  readonly version: string;
  readonly madeAtMs: number;
}

/** A trial, with its sweep where several are reported together. */
export interface ReportTrial extends Trial {
  readonly sweep?: string | undefined;
}

/** One sweep as it was launched. */
export interface ReportPart {
  readonly sweep: Sweep;
  /** Empty where it is not known. */
  readonly source: string;
  /** SHA-256 of that. */
  readonly sourceHash: string;
}

/** An analysis, or why there is none. */
export interface ResponseAnalysis {
  readonly response: string;
  readonly analysis: Analysis | undefined;
  readonly reason: string;
}

/** Mean curves of the levels of the factor that matters most. */
export interface LevelCurves {
  readonly metric: string;
  readonly factor: string;
  readonly curves: readonly MeanCurve[];
  /** Metrics that were reported besides. */
  readonly otherMetrics: readonly string[];
}

/** Pictures of one factor. */
export interface LevelPictures {
  readonly factor: string;
  readonly pictures: readonly Picture[];
}

export interface Picture {
  readonly level: string;
  /** Number of the trial, from 1, and its response. */
  readonly trial: number;
  readonly value: number;
  /** Name of the artifact. */
  readonly name: string;
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly base64: string;
}

/** SHA-256, lower-case hex. */
interface ReportHashes {
  /** Of the sweep file. */
  readonly source: string;
  /** Of what `yates export` writes of the same trials. */
  readonly runs: string;
  /** Of the exported file that the report was made from; left out where it was made from a sweep. */
  readonly file?: string;
}
