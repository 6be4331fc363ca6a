import { createHash } from 'node:crypto';

/** Ids that requests against a demo workspace name; everything else gets an id made of its name. */
const KNOWN: Readonly<Record<string, string>> = {
  'object person': '894401c3-c2ef-4e0b-85c4-84efec56ad5c',
  'object company': '3ccaca7a-5b79-4d4c-9a1d-26bd4e26b9f6',
  'object opportunity': '0c3259c7-2e7d-4af6-932d-eb6145c7a9e8',
  'object task': 'a4cb715f-c601-463a-aa64-f8dad1255bd0',
  'object pet': '193c97cf-aa82-4a22-919f-1451ab3fe3fb',
  'object workspaceMember': '2ca2bcf7-b793-4e10-b5d2-9b18231d3c99',
  'field person.name': '1db28ce6-629b-44c0-914c-eda8bf9fd80a',
  'field person.jobTitle': '3287f626-1237-44e1-9a32-61078d581e42',
  'field opportunity.amount': 'b9b7021b-90dd-440a-b434-b3c5cb7cd7ec',
  'view person T Engineers': 'e5fd06b9-ef46-4aa9-a20f-08be89046200',
  'view person T At Zuora': '2ef1965b-a694-4f24-b868-1846cb14b12d',
  'view person T Not at Zuora': '785de596-2131-4cb0-8594-85289d0c691a',
  'view person T No company': 'a86da866-c7e2-4244-989e-d037faf884cd',
  'view person T Company name contains zu': 'bf47bc07-460a-4241-ba2d-e560f3d91ccd',
  'view person T Rating 3 plus': 'ea817672-1973-4808-b419-c2531697c671',
  'view person T On site': '2b075dc7-7830-4522-a150-dc2caed8b900',
  'view person T Value as JSON array': 'f8236352-35bf-4f42-99b7-cbac0dbfbe54',
  'view person T Value as JSON object': '547ceb70-a192-4e96-8ee2-8f1bf25c524c',
  'view person T Created last 7 days': 'b7e6393f-96c1-46e6-98f4-a6d27170248a',
  'view person T Created today': 'ddda9c10-c148-436e-bd86-a4533c7b0b23',
  'view person T By API': '9eee725b-813f-4c26-b4fe-5d4de94d0a40',
  'view person T First name Anna': '862d0089-2d72-461a-9785-82a3b09a4627',
  'view person T Advanced': 'edc585e3-eac6-45ea-9111-a1cf7cb17a51',
  'view person T Advanced OR root': 'a8c0542a-4063-4c06-96cd-5e0957881ddd',
  'view person T Any field': '2ad8697f-d8bb-49d8-9ff5-33915793d8a5',
  'view opportunity T Big deals': 'c05f3bf1-f72e-425d-a9d0-b5914308bd03',
  'view person T By company': '93afc44c-7188-48be-b57b-9e1ebe1d1623',
  'view person T No fields': '77fb3a3d-2af6-4c01-a438-0835dbd288bb',
  'view opportunity T Kanban': '7c640548-88c9-4530-8f07-da8724b99174',
  'view attachment All Attachments': 'f446ab17-2eb0-4ef4-a11d-aa50aec65acb',
  'view person All People': '83ceb168-7606-4fa7-9525-4ee70e51fcd4',
  'filter opportunity T Big deals 1': '74d7d632-669a-4b0a-93a4-780522a64752',
  'filter group person T Advanced titles': 'dff1fe71-cf01-4b54-bd20-150d1870f5f8',
  'view task Assigned to Me': 'c8cb346a-211b-4384-807b-b51dfd208f86',
  'view task By Status': '8c81a3b3-65ab-4700-a0c5-4dbd9b981156',
  'view opportunity By Stage': '55b4f7c8-1811-477d-997e-f4ae22c7b835',
};

/** A version-4-shaped id that is always the same for one name, such as `field person.emails`. */
export const idOf = (name: string): string => {
  const known = KNOWN[name];
  if (known !== undefined) return known;
  const hex = createHash('sha256').update(`acme ${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
};
