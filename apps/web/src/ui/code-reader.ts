import { BarcodeDetector, prepareZXingModule, purgeZXingModule } from 'barcode-detector/ponyfill';

/** Put in by the build: where the reader's machine code is served, by us like everything else. */
declare const CODE_READER: string;

/**
 * A reader of codes for browsers that have none. This file is loaded when a camera is opened there: what it stands on is larger than
 * all the pages.
 *
 * @throws where it cannot be loaded
 */
export async function ownReader(): Promise<typeof BarcodeDetector> {
  try {
    await prepareZXingModule({ overrides: { locateFile: () => CODE_READER }, fireImmediately: true });
  } catch (error) {
    // Asked for again, it is tried again.
    purgeZXingModule();
    throw error;
  }
  return BarcodeDetector;
}
