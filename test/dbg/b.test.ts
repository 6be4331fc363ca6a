import { workThroughDeaths } from '../sync/deaths';
import { ROUTES, kept, actsOf } from '../sync/every-death.test';
test('undo', () => {
  const { begun, job } = (ROUTES as any)['an undo'];
  const names: string[] = [];
  const calm = begun(); const first = job(calm);
  const base = calm.spreadsheet.calls();
  const acts = actsOf(calm, first);
  const wanted = JSON.stringify(kept(calm));
  const n = begun(); const jn = job(n); n.spreadsheet.onCall = (w: string, c: number, name: string) => { if (w === 'before') names.push(name); };
  workThroughDeaths; require('../sync/pulling').slice(n, jn);
  const bad: string[] = [];
  for (const act of acts) {
    const here = begun(); const f = job(here);
    const done = workThroughDeaths(here, f, [2 * act]);
    if (JSON.stringify(kept(here)) !== wanted) bad.push(`${act}/${acts.length} ${names[act - 1]} ${done.phase} | ${names.slice(Math.max(0,act - 8), act).join(' ')}`);
  }
  console.log(bad.length, acts.length, bad.slice(0, 6).join('\n'));
});
