/** What the initial rules tell whoever controls, in Spanish, by the very sentence that they tell in English. */
export const RULES_IN_SPANISH: Readonly<Record<string, string>> = {
  'Security: explosives (chapter 36), arms and ammunition (chapter 93) need a licence and a safe place':
    'Seguridad: los explosivos (capítulo 36), las armas y las municiones (capítulo 93) exigen licencia y un lugar seguro',
  'Goods without licence, or other in kind or number than the licence says':
    'Mercancía sin licencia, o de otra clase o en otro número que los de la licencia',
  'Ask for the licence; examine with an arms expert; compare kind, calibre, number and serial numbers':
    'Pida la licencia; examine con un perito en armas; compare clase, calibre, cantidad y números de serie',
  'Revenue and health: excise on tobacco (chapter 24)': 'Recaudo y salud: impuesto al consumo de tabaco (capítulo 24)',
  'More cigarettes than declared, or hidden behind other goods':
    'Más cigarrillos que los declarados, u ocultos detrás de otra mercancía',
  'Scan; compare the picture with the packing list; look for differences of density behind the doors':
    'Pase por el escáner; compare la imagen con la lista de empaque; busque diferencias de densidad detrás de las puertas',
  'Revenue: excise on ethyl alcohol and spirits (headings 2207 and 2208)':
    'Recaudo: impuesto al consumo de alcohol etílico y licores (partidas 2207 y 2208)',
  'Strength or volume declared too low': 'Grado alcohólico o volumen declarado menor que el real',
  'Compare litres and alcohol by volume on invoice and packing list with the declared quantity':
    'Compare los litros y el grado alcohólico de la factura y la lista de empaque con la cantidad declarada',
  "Revenue: undervaluation, seen in a price per kilogram below the chapter's floor":
    'Recaudo: subvaloración, que se ve en un precio por kilo inferior al mínimo del capítulo',
  'A second invoice, a price that leaves out assists or royalties, or better goods than described':
    'Una segunda factura, un precio sin prestaciones ni cánones, o mercancía mejor que la descrita',
  'Compare the invoice with proof of payment and with recent prices of the same goods':
    'Compare la factura con el comprobante de pago y con precios recientes de la misma mercancía',
  'Revenue: undervaluation, seen in a price under a third of the statistical value':
    'Recaudo: subvaloración, que se ve en un precio menor que un tercio del valor estadístico',
  'Invoice price or statistical value is wrong': 'Error en el precio de la factura o en el valor estadístico',
  'Ask which additions explain the difference; compare the freight and insurance documents':
    'Pregunte qué ajustes explican la diferencia; compare los documentos de flete y seguro',
  'Revenue: an error in a high total costs much': 'Recaudo: un error en un total alto cuesta mucho',
  'Wrong classification, preference or value in the books':
    'Clasificación, preferencia o valor errados según la contabilidad',
  "Audit after release: compare the declaration with the importer's books and payments":
    'Audite después del levante: compare la declaración con la contabilidad y los pagos del importador',
  'Value: the price must be proved': 'Valor: el precio debe probarse',
  'No invoice, or one for other goods or another buyer': 'Sin factura, o una de otra mercancía o de otro comprador',
  'Ask for the commercial invoice; compare seller, buyer, goods, terms and total':
    'Pida la factura comercial; compare vendedor, comprador, mercancía, condiciones y total',
  'Revenue and trade measures: duty, quotas and prohibitions depend on origin':
    'Recaudo y medidas comerciales: arancel, cupos y prohibiciones dependen del origen',
  'Goods of an origin with a higher duty or under a measure':
    'Mercancía de un origen con mayor arancel o sujeto a una medida',
  'Ask for proof of origin; look at marks, labels and the transport document':
    'Pida la prueba de origen; mire marcas, etiquetas y el documento de transporte',
  'Trade measures: a country code that names no country hides origin or destination':
    'Medidas comerciales: un código que no es de ningún país oculta el origen o el destino',
  'A country under a measure, or a plain mistake': 'Un país sujeto a una medida, o un simple error',
  'Ask for the country; compare with transport document and invoice; have the declaration amended':
    'Pregunte por el país; compare con el documento de transporte y la factura; haga corregir la declaración',
  'Revenue and trade measures: goods that come by way of a third country may have changed papers there':
    'Recaudo y medidas comerciales: la mercancía que viene por un tercer país pudo cambiar allí de papeles',
  'Another origin, a second invoice made out on the way, or false marks':
    'Otro origen, una segunda factura expedida en el camino, o marcas falsas',
  'Follow the transport documents from origin to here; compare the invoices of each leg':
    'Siga los documentos de transporte desde el origen hasta aquí; compare las facturas de cada trayecto',
  'Intellectual property and safety: counterfeits come by way of hubs that hide where they were made':
    'Propiedad intelectual y seguridad: lo falsificado viene por puertos de redistribución que ocultan dónde se hizo',
  'Counterfeit marks, labels and packaging apart from the goods, or brands not named on the invoice':
    'Marcas falsificadas, etiquetas y empaques aparte de la mercancía, o marcas que la factura no nombra',
  'Open packages chosen by you, not by the carrier; compare marks and labels with the invoice; take samples':
    'Abra bultos que escoja usted, no el transportador; compare marcas y etiquetas con la factura; tome muestras',
  'Revenue: a preference for origin asks for direct transport':
    'Recaudo: una preferencia por origen exige transporte directo',
  'No proof of origin, or goods worked on or split on the way':
    'Sin prueba de origen, o mercancía transformada o fraccionada en el camino',
  'Ask for the certificate of origin and for proof that the goods stayed under customs control on the way':
    'Pida el certificado de origen y la prueba de que la mercancía siguió bajo control aduanero en el camino',
  'Revenue: relief for returned goods is only for the goods that left':
    'Recaudo: la exención por reimportación es solo para la mercancía que salió',
  'Other goods than those exported, or work abroad that was not declared':
    'Otra mercancía que la exportada, o trabajos en el exterior sin declarar',
  'Compare with the export declaration: serial numbers, marks, quantity, dates; ask for the processing invoice':
    'Compare con la declaración de exportación: números de serie, marcas, cantidad, fechas; pida la factura del trabajo',
  'Revenue: goods that stay without duty must be known again when they leave':
    'Recaudo: la mercancía que permanece sin pagar arancel debe poder reconocerse al salir',
  'Goods described too loosely to be identified, or a security that is too low':
    'Mercancía descrita sin lo necesario para identificarla, o garantía insuficiente',
  'Check authorisation and security; note what identifies the goods at re-export':
    'Revise la autorización y la garantía; anote lo que identifica la mercancía para la reexportación',
  'Security: a container number with a wrong check digit may stand for another container':
    'Seguridad: un número de contenedor con dígito de control errado puede ser de otro contenedor',
  'Another container than declared, or a plain mistake': 'Otro contenedor que el declarado, o un simple error',
  'Read the number from the container and compare it with the transport document, then scan':
    'Lea el número en el contenedor, compárelo con el documento de transporte y pase por el escáner',
  'Security and revenue: masses that cannot be right hide goods or quantities':
    'Seguridad y recaudo: pesos que no pueden ser ocultan mercancía o cantidades',
  'More or other goods than declared': 'Más mercancía que la declarada, u otra',
  'Weigh and scan; compare with the packing list': 'Pese y pase por el escáner; compare con la lista de empaque',
  'Facilitation: an authorised economic operator keeps books and a record that customs have examined':
    'Facilitación: la aduana ha examinado la contabilidad y los antecedentes de un operador económico autorizado',
  None: 'Ninguno',
  'Routine control of documents is waived; other reasons stand':
    'No se hace control documental de rutina; las demás razones siguen',
};
