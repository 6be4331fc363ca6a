import { people, person, pull, shown, tableSheet, world, newUndo, range, type World, slice } from '../sync/pulling';
import { workThroughDeaths } from '../sync/deaths';
test('x', () => {
  const make = () => { const here = world(people(1)); pull(here); here.twenty.records = [1,2].map((n) => person(n, { city: `New ${n}` })); pull(here); return here; };
  const calm = make(); let c0 = calm.spreadsheet.calls(); const names: string[] = [];
  calm.spreadsheet.onCall = (when, n, name) => { if (when === 'before') names.push(name); };
  slice(calm, newUndo(calm)!);
  console.log(calm.spreadsheet.calls() - c0, names.slice(180, 188).join(' '));
  const here = make();
  const first = newUndo(here)!;
  c0 = here.spreadsheet.calls(); 
  const log: string[] = [];
  const j = workThroughDeaths(here, first, [369, 459], () => log.push(JSON.stringify([here.spreadsheet.names(), shown(here), here.saved?.phase, (here.saved as any)?.journalled])));
  console.log(log.join('\n'), j.phase, (j as any).kind, shown(here), shown(calm));
});
