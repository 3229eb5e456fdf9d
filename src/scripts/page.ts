/**
 * What a page does besides its figures, in one file: on a slow line the way to each further file costs more than the
 * few hundred bytes that this page may not need. Each part looks first for what it serves.
 */
import './theme.ts';
import './menu.ts';
import './search.ts';
import './cards.ts';
import './copy.ts';
import './contents.ts';
import './progress.ts';
import './cover-progress.ts';
import './offline.ts';
