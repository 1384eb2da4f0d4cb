import { qrIn } from '../../setup/qr-in-pdf.js';
import { as, lodge, urls } from '../client.js';
import { declarationFor } from '../declarations.js';
import { barriers, inBrowser, PATIENCE_MS } from './browser.js';
import { qrCode, withCamera } from './camera.js';

inBrowser('a gate with a camera', () => {
  it(
    'reads the code off a release note and believes it, in a browser that reads no codes itself',
    async () => {
      const { id, mrn } = await lodge('bruno', declarationFor('green', { containers: ['MSKU1234565'] }));
      const note = await as('bruno').get(`/declarations/${id}/release-note?language=es`);
      const code = qrIn(note.body as Uint8Array) ?? '';
      await withCamera(qrCode(code), async (browser) => {
        const context = await browser.newContext({ locale: 'es' });
        const page = await context.newPage();
        await page.goto(`${urls.api}/app/check`);
        expect(await page.evaluate('"BarcodeDetector" in window')).toBe(false);
        await page.getByRole('button', { name: 'Leer el código QR con la cámara' }).click();
        await page.getByText('Auténtico').waitFor();
        await page.getByText(mrn).waitFor();
        expect(await page.getByLabel('Código del levante').inputValue()).toBe(code);
        expect(await barriers(page)).toEqual([]);
      });
    },
    PATIENCE_MS,
  );
});
