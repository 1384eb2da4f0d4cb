import type { Both } from '../texts/language.js';
import type { Trouble } from './check-code.js';

interface Texts {
  title: string;
  code: string;
  hint: string;
  genuine: string;
  compare: string;
  notHere: string;
  keys: string;
  failed: string;
  noKeys: string;
  scan: string;
  office: string;
  version: string;
  items: string;
  packages: string;
  mass: string;
  containers: string;
  more: (n: number) => string;
  troubles: Record<Trouble, string>;
}

export const texts: Both<Texts> = {
  es: {
    title: 'Comprobar levante',
    code: 'Código del levante',
    hint: 'Lea el código QR del levante con un lector o la cámara, o copie aquí el texto que está debajo. Se comprueba en este dispositivo, también sin red.',
    genuine: 'Auténtico. La aduana otorgó el levante',
    compare: 'Compare con lo que está en la puerta: el número, los bultos, el peso y los contenedores.',
    notHere: 'El código dice que la mercancía recibió levante. No dice si ya salió: eso lo dice el sistema.',
    keys: 'Llaves públicas en este dispositivo:',
    noKeys: 'Este dispositivo no tiene todavía las llaves públicas. Conéctese una vez a la red.',
    failed: 'No se pudo comprobar. Cargue la página otra vez, con red.',
    scan: 'Leer el código QR con la cámara',
    office: 'Oficina',
    version: 'Versión',
    items: 'Ítems',
    packages: 'Bultos',
    mass: 'Peso bruto',
    containers: 'Contenedores',
    more: (n) => `y ${n} más`,
    troubles: {
      'no-code': 'Esto no es el código de un levante. Léalo otra vez, completo.',
      'unknown-key':
        'Está firmado con una llave que este dispositivo no conoce. Conéctese una vez a la red y pruebe de nuevo; si persiste, no deje salir la mercancía.',
      signature: 'La firma no corresponde: el código fue alterado o no es de esta aduana. No deje salir la mercancía.',
      'old-browser': 'Este navegador no puede comprobar firmas Ed25519. Actualícelo.',
      'no-release': 'Está firmado, pero no es un levante. No deje salir la mercancía.',
    },
  },
  en: {
    title: 'Check a release',
    code: 'Code of the release note',
    hint: 'Read the QR code of the release note with a scanner or the camera, or copy the text below it. It is checked on this device, with no network too.',
    genuine: 'Genuine. Customs released the goods',
    compare: 'Compare with what stands at the gate: number, packages, mass and containers.',
    notHere: 'The code says that the goods were released. It does not say whether they have left: the system does.',
    keys: 'Public keys on this device:',
    noKeys: 'This device has no public keys yet. Connect once to the network.',
    failed: 'It could not be checked. Load the page again, with a network.',
    scan: 'Read the QR code with the camera',
    office: 'Office',
    version: 'Version',
    items: 'Items',
    packages: 'Packages',
    mass: 'Gross mass',
    containers: 'Containers',
    more: (n) => `and ${n} more`,
    troubles: {
      'no-code': 'This is no code of a release note. Read it again, whole.',
      'unknown-key':
        'It is signed by a key that this device does not know. Connect once to the network and try again; if it stays, do not let the goods leave.',
      signature:
        'The signature does not fit: the code was altered, or is not of this customs. Do not let the goods leave.',
      'old-browser': 'This browser cannot check Ed25519 signatures. Update it.',
      'no-release': 'It is signed, but it is no release. Do not let the goods leave.',
    },
  },
};
