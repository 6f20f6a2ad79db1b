import { describe, expect, it } from 'vitest';
import { endOfJob, jobEndFor, parseEndTime } from '../../../agent/job-end.ts';

describe('the end of a job', () => {
  it('is what Slurm says in the environment', async () => {
    const environment = { SLURM_JOB_ID: '7', SLURM_JOB_END_TIME: '1795990000' };
    expect(await endOfJob(environment)).toEqual({ atMs: 1_795_990_000_000, job: 'Slurm job 7' });
  });

  it('is not known outside of a job, nor where nobody says it', async () => {
    expect(await endOfJob({})).toBeUndefined();
    expect(await endOfJob({ SLURM_JOB_END_TIME: '1795990000' })).toBeUndefined();
    expect(await endOfJob({ SLURM_JOB_ID: '7', SLURM_JOB_END_TIME: 'soon' })).toBeUndefined();
  });

  it('is read from what scontrol prints, in local time', () => {
    const line = 'JobId=7 JobName=x StartTime=2026-11-29T20:00:00 EndTime=2026-11-30T08:30:00 Deadline=N/A';
    expect(parseEndTime(line)).toBe(new Date(2026, 10, 30, 8, 30).getTime());
    expect(parseEndTime('JobId=7 EndTime=Unknown')).toBeUndefined();
  });

  it('leaves time for the last trials and to report, less in a short job', () => {
    const end = { atMs: 10_000_000, job: 'Slurm job 7' };
    expect(jobEndFor(end, 0, 500)).toEqual({
      atMs: 10_000_500,
      lastTrialsMs: 60_000,
      marginMs: 15_000,
      reason: 'the Slurm job 7 ends',
    });
    expect(jobEndFor({ ...end, atMs: 20_000 }, 0, 0)).toMatchObject({ lastTrialsMs: 2_000, marginMs: 1_000 });
    expect(jobEndFor(end, 0, 0, 300_000)).toMatchObject({ lastTrialsMs: 300_000, marginMs: 15_000 });
  });
});
