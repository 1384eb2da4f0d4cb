import type { CheckedOffice, Interval, Office, OfficeChange, OfficeDetail } from '#libs/domain';
import { command, read } from '../../api/client.js';
import { Problem } from '../../api/problem.js';

/** @throws Problem office-changed where another change came first; content-invalid where no due date can be computed */
export const change = (request: OfficeChange): Promise<OfficeDetail | undefined> =>
  command<OfficeDetail>('PUT', addressOf(request.office.code), request);

/** What a configuration would come to. @throws Problem content-invalid */
export const check = (office: Office): Promise<CheckedOffice | undefined> =>
  command<CheckedOffice>('POST', '/offices/check', { office });

/** Where an office is read and changed. */
export const addressOf = (code: string): string => `/offices/${encodeURIComponent(code)}`;

const ATTEMPTS = 3;

/**
 * Have an office promise to end an interval of the study within so many seconds; all else of it stays. Where another change comes
 * between, it is made of that.
 *
 * @returns `had` where it promised that before, and nothing was changed
 * @throws Problem
 */
export async function setLevel(
  code: string,
  interval: Interval,
  seconds: number,
  reason: string,
): Promise<'set' | 'had'> {
  for (let attempt = 1; ; attempt++) {
    const { office, version } = await read<OfficeDetail>(addressOf(code));
    if (office.serviceLevels?.[interval] === seconds) return 'had';
    const serviceLevels = { ...office.serviceLevels, [interval]: seconds };
    try {
      await change({ version, office: { ...office, serviceLevels }, reason });
      return 'set';
    } catch (error) {
      const isOvertaken = error instanceof Problem && error.code === 'office-changed';
      if (!isOvertaken || attempt === ATTEMPTS) throw error;
    }
  }
}
