const list = (text: string): readonly string[] => text.split('|').map((word) => word.trim());

export const FIRST_NAMES = list(
  `Anna|Jeffery|Terry|Lee|Sarah|Kofi|Chloé|Björn|Zoë|José|Fatima|Noor|Xiu|Wim|Vera|Lena|Sven|Mia|Pablo|Grace|Rosa|Olga|Tara|
  Yara|Ivan|David|Priya|Ananya|Hiroshi|Sakura|太郎|美咲|伟|秀英|민준|서연|Аня|Дмитрий|Γιώργος|Élodie|François|Łukasz|Søren|Åsa|
  Ömer|Çağla|Ngọc|Thị|Chidi|Adaeze|Malik|Aaliyah|Mateus|João|İpek|Jean-Luc|Mary Ann|D’Arcy|Siân|Nuño|Ægir|Ólafur|Wojciech|Zsófia`,
);

export const LAST_NAMES = list(
  `Griffin|Melendez|Jones|Müller|García|Silva|Ivanov|Novák|Smith|Cohen|van der Berg|Nguyễn|Kim|Dubois|Rossi|Tanaka|Larsen|López|
  Kowalski|Patel|Haddad|Okafor|O’Brien|O'Neill|Lefèvre|Größmann|Weiß|山田|佐藤|王|김|Иванова|Παπαδόπουλος|Størmer|Öztürk|Nakamura|
  de la Cruz|MacDonald|St. John|Mbeki|Hernández-Ruiz|Ångström|Çelik|Łęcki|Þórsson|Zhang|Abu Bakr|Fernández|Böhm|Ó Súilleabháin`,
);

export const JOB_TITLES = list(
  `Software engineer|Senior software engineer|Engineer, electrical|Ingénieure logiciel|CTO|CEO|CFO|Sales director|Directrice commerciale|
  Marketing manager|Account manager|Head of people|Einkäuferin|Produktmanager|Data analyst|Embryologist, clinical|Pension scheme manager|
  Forest/woodland manager|Freight forwarder|Chef de projet|営業部長|エンジニア|Customer success manager|Legal counsel|Office assistant|
  Director of operations|VP Engineering|Founder & director|Consultant (external)|Buyer`,
);

export const COMPANY_WORDS = list(
  `Alpine|Nordic|Pacific|Blue|Red|Golden|Lumen|Quantum|Urban|Solar|Atlas|Orion|Vertex|Nova|Delta|Crystal|Iron|Silver|Green|Harbor|
  Maple|Cedar|Summit|River|Ocean|Stella|Terra|Vega|Zenith|Polar`,
);

export const COMPANY_TRADES = list(
  `Software|Logistics|Foods|Energy|Consulting|Robotics|Textiles|Pharma|Media|Insurance|Bank|Optics|Motors|Travel|Design|Security|
  Analytics|Farms|Studios|Works`,
);

export const COMPANY_FORMS = list('Inc.|GmbH|SAS|Ltd|S.A.|AG|株式会社|B.V.|S.r.l.|AB|Pty Ltd|& Co. KG');

export const CURRENCIES = list('USD|USD|USD|EUR|EUR|GBP|JPY|CHF|BRL|INR');

export const PRODUCTS = list(
  'Enterprise license|Fleet upgrade|Workshop|Pilot|Renewal|Onboarding|Audit|Support plan|Custom build|Migration|Rahmenvertrag|Mise à niveau',
);

export const TASK_TITLES = list(
  `Schedule follow-up call|Send proposal|Review contract|Call back|Prepare demo|Update records|Relance facture|Angebot prüfen|見積書を送る|
  Ask for references|Book travel|Clean up duplicates`,
);

export const NOTE_TITLES = list(
  'Meeting follow-up|Project update|Call notes|Budget|Compte rendu|Gesprächsnotiz|打ち合わせメモ|Ideas|Risks|Next steps',
);

export const SENTENCES = list(
  `Great conversation today about a potential collaboration.|Next steps: proposal review and timeline.|Budget is approved for Q3.|
  Prefers e-mail over calls.|À relancer après les congés.|Wünscht ein Angebot bis Freitag.|来週もう一度連絡する。|Met at the trade fair in Köln.`,
);

export const PET_NAMES = list('Toby|Luna|Simba|Mochi|Bella|Max|Nala|Rex|Minou|Fígaro|ハチ|Bruno|Kiki|Oscar|Zoé');

export const PET_FACTS = list(
  `World’s best sock thief|Expert at puppy eyes|Fearless except around bananas|Signature ear flip|Snores in stereo|Afraid of "the vacuum", and of hats|
  Speaks two languages`,
);

export const ROCKETS = list(
  'Falcon Heavy|Ariane 6|Saturn V|Electron|Vega C|長征五号|Soyuz-2|New Glenn|H3|PSLV|Starship|Antares',
);
