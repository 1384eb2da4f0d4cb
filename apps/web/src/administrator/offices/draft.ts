import type { Office, OfficeDetail } from '#libs/domain';

/** What is typed of an office, from which version it was made, and why it is to be. */
export interface Draft {
  /** 0 for an office that there is not yet. */
  version: number;
  /** As it was read. */
  base: Office;
  office: Office;
  reason: string;
}

/** Nothing typed yet. */
export const beginning = ({ office, version }: Pick<OfficeDetail, 'office' | 'version'>): Draft => ({
  version,
  base: office,
  office,
  reason: '',
});
