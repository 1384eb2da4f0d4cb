import type { Both } from '../texts/language.js';

const es = {
  reason: 'Motivo',
  close: 'Cerrar',
  system: 'sistema',
  unfilled: {
    missing: (name: string) => `Falta «${name}»: escríbalo o elíjalo, y pulse otra vez.`,
    short: (name: string, least: number) => `«${name}» es muy corto: escriba ${least} caracteres o más.`,
    other: (name: string) => `«${name}» no es lo que se pide: corríjalo y pulse otra vez.`,
  },
  yes: (action: string) => `Sí, ${action.toLowerCase()}`,
  typedIsDeleted: 'Se borra de este dispositivo lo escrito. ¿Seguro?',
  scanHint: 'Apunte al código.',
  scanFailed: 'La cámara no se puede usar. Permítala en el navegador, o escriba lo que dice.',
  readerFailed: 'El lector de códigos no está en este dispositivo. Conéctese una vez a la red, o escriba lo que dice.',
  sheet: (name: string, from: number, to: number, all: number) => `${name} ${from} a ${to} de ${all}`,
  sheetBefore: 'Anteriores',
  sheetAfter: 'Siguientes',
  find: 'Ir a (número o palabras)',
  goThere: 'Ir',
  nothingSays: 'Ninguno dice eso.',
};
const en: typeof es = {
  reason: 'Reason',
  close: 'Close',
  system: 'system',
  unfilled: {
    missing: (name) => `“${name}” is missing: fill it in, and press again.`,
    short: (name, least) => `“${name}” is too short: write at least ${least} characters.`,
    other: (name) => `“${name}” is not what is asked for: correct it, and press again.`,
  },
  yes: (action) => `Yes, ${action.toLowerCase()}`,
  typedIsDeleted: 'What you typed is deleted from this device. Are you sure?',
  scanHint: 'Point at the code.',
  scanFailed: 'The camera cannot be used. Allow it in the browser, or type what it says.',
  readerFailed: 'The reader of codes is not on this device. Connect once to the network, or type what it says.',
  sheet: (name, from, to, all) => `${name} ${from} to ${to} of ${all}`,
  sheetBefore: 'Previous',
  sheetAfter: 'Next',
  find: 'Go to (number or words)',
  goThere: 'Go',
  nothingSays: 'None says that.',
};
export const texts: Both<typeof es> = { es, en };
