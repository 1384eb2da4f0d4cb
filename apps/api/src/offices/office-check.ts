import { faultsOf } from '#libs/calendar';
import { instant, Refused, type Instant, type Office, type OfficeChange } from '#libs/domain';

/** What is new is written as the codes of UN/LOCODE are, and as addresses take it. */
const CODE = /^[A-Z0-9]{2,17}$/;

/** Refuse a configuration by which a clock of the office would have no end. @throws Refused content-invalid, each error with its place */
export function mustBeComputable(office: Office, at: Instant = instant(Date.now())): void {
  const errors = faultsOf(office, at).map(({ code, path, message }) => ({
    path: `/office${path}`,
    code,
    message,
  }));
  if (errors.length > 0)
    throw new Refused('content-invalid', 'By this calendar no due date can be computed; `errors` says why.', {
      errors,
    });
}

/** Refuse a change of another office than the address says, and a new office whose code is none. @throws Refused content-invalid */
export function mustBeNamed(code: string, { office, version }: OfficeChange): void {
  const message =
    office.code !== code
      ? `must be ${code}, as in the address: a code is never changed`
      : version === 0 && !CODE.test(code)
        ? 'must be 2 to 17 capital letters and digits, such as COBOG'
        : undefined;
  if (message)
    throw new Refused('content-invalid', `The code of the office ${message}.`, {
      errors: [{ path: '/office/code', code: 'invalid', message }],
    });
}
