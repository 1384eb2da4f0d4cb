import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OfficeDetail } from '#libs/domain';
import { peopleAtApi } from '../../../apps/cli/src/person-at-api.js';
import { up } from '../own-stack.js';
import { inBrowser, openBrowser, visit } from './browser.js';

/** A stack starts. */
const PATIENCE_MS = 300_000;

// On a stack of its own: an office is never removed, and with the first that is no example, declarations at offices that there are not
// have their documents checked, which other tests do not expect.
inBrowser('an administrator of a new system', () => {
  it(
    'adds an office, which begins with the hours of another',
    async () => {
      const parent = mkdtempSync(join(tmpdir(), 'levante-new-office-'));
      const { api, endsAtCtrlC } = await up({ LEVANTE_DATA: join(parent, 'data'), LEVANTE_PORT: '0' });
      const browser = await openBrowser();
      const page = await visit(browser, 'amparo', '/app/offices', { language: 'en', api });
      await page.getByRole('link', { name: 'Add an office' }).click();
      await page.getByLabel('Code', { exact: true }).fill('COSMR');
      await page.getByLabel('Name', { exact: true }).fill('Santa Marta');
      await page.getByLabel('Reason', { exact: true }).fill('A port was built.');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'Santa Marta (COSMR)' }).waitFor();
      await page.getByText('A port was built.').waitFor();
      await page.getByRole('link', { name: 'Offices', exact: true }).first().click();
      await page.getByRole('row', { name: /Santa Marta COSMR/ }).waitFor();
      await browser.close();

      const { request } = peopleAtApi({ api, issuer: `${api}/oidc` });
      const { body } = await request('sofia', 'GET', '/offices/COSMR');
      const { office, version, by } = OfficeDetail.parse(body);
      expect({ name: office.name, version, by }).toEqual({ name: 'Santa Marta', version: 1, by: 'amparo' });
      expect(Object.keys(office.openingHours)).not.toEqual([]);
      expect(await endsAtCtrlC()).toBe(0);
      rmSync(parent, { recursive: true, force: true });
    },
    PATIENCE_MS,
  );
});
