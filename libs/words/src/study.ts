import type { Interval, ReportLanguage, TimesParty } from '#libs/domain';

interface StudyWords {
  interval: Record<Interval, string>;
  owner: Record<Exclude<TimesParty, `agency:${string}`>, string>;
  agency: (name: string) => string;
}

/** What intervals are called, and who had to act: on the pages as in the report of the study. */
export const studyWords: Record<ReportLanguage, StudyWords> = {
  es: {
    interval: {
      'lodgement-to-acceptance': 'Presentación a aceptación',
      'lodgement-to-lane': 'Presentación a canal',
      'lane-to-release': 'Canal a levante',
      'lodgement-to-release': 'Presentación a levante',
      'lodgement-to-clearance': 'Presentación a cierre',
      'lodgement-to-departure': 'Presentación a salida',
      'arrival-to-release': 'Llegada a levante',
      'arrival-to-clearance': 'Llegada a cierre',
      'arrival-to-departure': 'Llegada a salida',
      'release-to-clearance': 'Levante a cierre',
      'release-to-departure': 'Levante a salida',
      'lodgement-to-arrival': 'Presentación a llegada',
      'arrival-to-lodgement': 'Llegada a presentación',
      'arrival-to-discharge': 'Llegada a descarga',
      'discharge-to-storage': 'Descarga a almacenamiento',
      'documents-waiting': 'Documentos: espera',
      'documents-working': 'Documentos: trabajo',
      'scan-waiting': 'Escáner: espera',
      'scan-working': 'Escáner: trabajo',
      'inspection-waiting': 'Inspección: espera',
      'inspection-working': 'Inspección: trabajo',
      'inspection-to-schedule': 'Inspección ordenada a programada',
      'inspection-to-positioning': 'Inspección ordenada a mercancía posicionada',
      'positioning-to-inspection': 'Mercancía posicionada a inspección',
      information: 'Información pedida al interesado',
      agency: 'Entidades de control',
      payment: 'Pago',
      review: 'Revisión',
      audit: 'Auditoría (solo retiene el expediente)',
      held: 'Retenida: cualquier retención',
      waiting: 'Todos los controles: espera',
      working: 'Todos los controles: trabajo',
    },
    owner: { customs: 'Aduana', trader: 'Interesado', carrier: 'Transportista', bank: 'Banco', terminal: 'Terminal' },
    agency: (name) => `Entidad ${name}`,
  },
  en: {
    interval: {
      'lodgement-to-acceptance': 'Lodgement to acceptance',
      'lodgement-to-lane': 'Lodgement to lane',
      'lane-to-release': 'Lane to release',
      'lodgement-to-release': 'Lodgement to release',
      'lodgement-to-clearance': 'Lodgement to clearance',
      'lodgement-to-departure': 'Lodgement to departure',
      'arrival-to-release': 'Arrival to release',
      'arrival-to-clearance': 'Arrival to clearance',
      'arrival-to-departure': 'Arrival to departure',
      'release-to-clearance': 'Release to clearance',
      'release-to-departure': 'Release to departure',
      'lodgement-to-arrival': 'Lodgement to arrival',
      'arrival-to-lodgement': 'Arrival to lodgement',
      'arrival-to-discharge': 'Arrival to discharge',
      'discharge-to-storage': 'Discharge to storage',
      'documents-waiting': 'Documents: waiting',
      'documents-working': 'Documents: working',
      'scan-waiting': 'Scan: waiting',
      'scan-working': 'Scan: working',
      'inspection-waiting': 'Inspection: waiting',
      'inspection-working': 'Inspection: working',
      'inspection-to-schedule': 'Inspection ordered to scheduled',
      'inspection-to-positioning': 'Inspection ordered to goods positioned',
      'positioning-to-inspection': 'Goods positioned to inspection',
      information: 'Information asked of the trader',
      agency: 'Agencies',
      payment: 'Payment',
      review: 'Review',
      audit: 'Audit (holds the file only)',
      held: 'Held: any hold on the goods',
      waiting: 'All controls: waiting',
      working: 'All controls: working',
    },
    owner: { customs: 'Customs', trader: 'Trader', carrier: 'Carrier', bank: 'Bank', terminal: 'Terminal' },
    agency: (name) => `Agency ${name}`,
  },
};

/** What a party that had to act is called. */
export const ownerName = ({ owner, agency }: StudyWords, name: string): string =>
  name.startsWith('agency:')
    ? agency(name.slice('agency:'.length))
    : ((owner as Record<string, string | undefined>)[name] ?? name);
