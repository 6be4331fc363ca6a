// docs/pictures/architecture.svg of architecture.dot beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onDemand } from './on-demand.mjs';

const PICTURE = 'docs/pictures/architecture';

const { instance } = await import(join(onDemand('@viz-js/viz@3.31.0'), '@viz-js/viz/dist/viz.js'));
const viz = await instance();
writeFileSync(`${PICTURE}.svg`, viz.renderString(readFileSync(`${PICTURE}.dot`, 'utf8'), { format: 'svg' }));
