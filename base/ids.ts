/** Branded identifiers: a string of one kind cannot be passed where another kind is meant. */
declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type SweepId = Branded<string, 'SweepId'>;
/** Content hash of settings + replicate + trainer + base version; 26 characters of base32. */
export type TrialId = Branded<string, 'TrialId'>;
export type AgentId = Branded<string, 'AgentId'>;
export type RequestId = Branded<string, 'RequestId'>;
/** Fencing token: grows with every grant in one log; a result under an older one is never counted. */
export type Fence = Branded<number, 'Fence'>;
/** Position of an event in the log, from 1. 0 stands for the empty log. */
export type Seq = Branded<number, 'Seq'>;

/** Use these at the edges (wire, file, database) only: they assert the kind and check nothing else. */
export const sweepId = (text: string): SweepId => text as SweepId;
export const trialId = (text: string): TrialId => text as TrialId;
export const agentId = (text: string): AgentId => text as AgentId;
export const requestId = (text: string): RequestId => text as RequestId;
export const fence = (value: number): Fence => value as Fence;
export const seq = (value: number): Seq => value as Seq;
