import type { JobInfo } from '../../src/protocol/job';

/** Whether the pull still has work to do. */
export function isActive(job: JobInfo | null): job is JobInfo {
  return job !== null && job.phase !== 'done' && job.phase !== 'failed' && job.phase !== 'cancelled';
}
