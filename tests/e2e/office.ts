import { setTimeout as delay } from 'node:timers/promises';
import { CheckedOffice, OfficeDetail, type Office } from '#libs/domain';
import { as, bodyOf, holdOf, lodge } from './client.js';
import { declarationFor } from './declarations.js';

/** How an office is configured now. */
export const officeNow = async (code: string): Promise<OfficeDetail> =>
  bodyOf(await as('amparo').get(`/offices/${code}`), OfficeDetail);

export const putOffice = (office: Office, version: number, reason = 'the port opens early') =>
  as('amparo').put(`/offices/${office.code}`, { version, office, reason });

/** A declaration lodged at an office: when its documentary check is due, and when it would be by a configuration. */
export async function lodgedAt(office: Office) {
  const lodged = await lodge('gateway', declarationFor('yellow', { office: office.code }));
  const { dueAt, openedAt } = holdOf(lodged, 'documents');
  const checked = bodyOf(await as('amparo').post('/offices/check', { office, at: openedAt }), CheckedOffice);
  return { id: lodged.id, dueAt, told: checked.dueDates.documents.dueAt };
}

/** The same of the first declaration that is due by the configuration: offices are read anew within seconds, not at once. */
export async function lodgedUnder(office: Office) {
  let lodged = await lodgedAt(office);
  for (let attempt = 0; attempt < 40 && lodged.dueAt !== lodged.told; attempt++) {
    await delay(500);
    lodged = await lodgedAt(office);
  }
  return lodged;
}
