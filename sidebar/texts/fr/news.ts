import type { NEWS as EN } from '../en/news';
import type { SameShape } from '../same-shape';

export const NEWS: SameShape<typeof EN> = {
  news: {
    version: '0.1.0',
    title: 'Nouveautés de la version {version}',
    first: 'La première version : des vues dans des feuilles, complètes et actualisées, avec annulation et CSV.',
    second: 'Désinstaller, dans le menu, supprime vos clés, vos réglages et vos actualisations automatiques.',
  },
};
