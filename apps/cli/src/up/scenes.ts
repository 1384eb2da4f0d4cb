import type { Desk } from './desk.js';

/** What demo people do with one declaration, in order. */
export type Scene = (desk: Desk, declaration: string) => Promise<void>;

const CONFORMING = { outcome: 'conforming', note: 'Los documentos coinciden con la declaración.' };
const UNDERVALUED = {
  outcome: 'nonconforming',
  extent: 'full',
  packagesOpened: 4,
  findings: [
    {
      code: 'undervaluation',
      item: 1,
      description: 'La factura que venía en el bulto dice el doble del precio declarado.',
    },
  ],
};

const checkDocuments: Scene = async (desk, id) => {
  await desk.complete('olga', id, 'documents', CONFORMING);
};

const takeDocuments = (person: string): Scene => {
  return async (desk, id) => {
    await desk.claim(person, id, 'documents');
  };
};

const takeInspection = (person: string): Scene => {
  return async (desk, id) => {
    await checkDocuments(desk, id);
    await desk.claim(person, id, 'inspection');
  };
};

const permitOf = (agency: string, person: string): Scene => {
  return async (desk, id) => {
    await desk.complete(person, id, `agency:${agency}`, {
      decision: 'permit',
      permit: `${agency}-2026-${id.slice(-6)}`,
    });
  };
};
const permitOfIca = permitOf('ICA', 'adriana');
const permitOfInvima = permitOf('INVIMA', 'ignacio');

const reportArrival: Scene = async (desk, id) => {
  await desk.complete('gateway', id, 'arrival', { arrivedAt: new Date().toISOString(), place: 'Buenaventura' });
};

const inspectUndervalued: Scene = async (desk, id) => {
  await checkDocuments(desk, id);
  await desk.complete('ines', id, 'inspection', UNDERVALUED, 'found');
};

/** Scenes for the published declarations, by file: each shows another side of the procedure. */
export const SCENES_BY_FILE: Record<string, Scene> = {
  // Waits for the trader's answer; the officer's clock stands still.
  'TT_IM011a.xml': async (desk, id) => {
    await desk.ask('olga', id, 'documents', 'Por favor envíe el certificado de origen.', ['N954']);
  },
  // Asked, answered, released.
  'TT_EX005a.xml': async (desk, id) => {
    await desk.ask('olga', id, 'documents', '¿Qué factura corresponde a la mercancía declarada?', ['N935']);
    await desk.complete('berta', id, 'information', { answer: 'La factura 4711 la ampara toda.' });
    await checkDocuments(desk, id);
  },
  // An adverse finding on which a supervisor decides: no release.
  'TT_EX010a.xml': async (desk, id) => {
    await inspectUndervalued(desk, id);
    await desk.complete('sofia', id, 'review', {
      decision: 'refuse',
      reason: 'Factura falsa; se dio traslado a la fiscalía.',
    });
  },
  // The same, but the review is still open.
  'TT_IM008b.xml': inspectUndervalued,
  'Step1_TT_IM083a.xml': checkDocuments,
  'Step1_TT_IM021a.xml': async (desk, id) => {
    await reportArrival(desk, id);
    await permitOfIca(desk, id);
  },
  // One agency has decided, the other has not.
  'Step1_TT_IM184a.xml': permitOfIca,
};

/** Scenes for the other declarations, by lane and status and then by their place among those; whatever has none is left open. */
export const SCENES_BY_STATE: Record<string, Scene[]> = {
  'yellow held': [
    ...Array<Scene>(20).fill(checkDocuments),
    // The documents give reason to look at the goods; nothing is found.
    async (desk, id) => {
      await desk.complete('olga', id, 'documents', {
        outcome: 'raise',
        raiseTo: 'red',
        note: 'El número del precinto está alterado.',
      });
      await desk.complete('ines', id, 'inspection', { outcome: 'conforming', packagesOpened: 12, seals: ['LV-20417'] });
    },
    // Something is found, and a supervisor lets it pass.
    async (desk, id) => {
      await desk.complete('olga', id, 'documents', {
        outcome: 'nonconforming',
        findings: [{ code: 'document-missing', description: 'Falta la lista de empaque.' }],
      });
      await desk.complete('sofia', id, 'review', {
        decision: 'continue',
        reason: 'La enviaron por correo electrónico.',
      });
    },
    ...Array<Scene>(7).fill(takeDocuments('olga')),
    ...Array<Scene>(3).fill(takeDocuments('orlando')),
  ],
  'red held': [takeInspection('ines'), takeInspection('ines'), takeInspection('irene')],
  'orange held': [
    async (desk, id) => {
      await desk.complete('ines', id, 'scan', { outcome: 'clear' });
    },
    async (desk, id) => {
      await desk.complete('ines', id, 'scan', {
        outcome: 'suspicious',
        note: 'Un bloque más denso detrás de la tercera fila.',
      });
    },
  ],
  'blue released': [
    async (desk, id) => {
      await desk.complete('aurora', id, 'audit', { outcome: 'conforming' });
    },
  ],
  'green held': Array.from({ length: 40 }, (_, index): Scene => (index % 2 === 0 ? permitOfIca : permitOfInvima)),
};
