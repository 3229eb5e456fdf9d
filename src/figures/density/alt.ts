import { inMiB } from './text.ts';
import { perCopy, type SideView } from './side-view.ts';
import { altWords } from './words.ts';

/** What the two maps show now, for those who do not see them. */
export function altOf(vms: SideView, containers: SideView): string {
  return [vms, containers]
    .map((view) =>
      altWords(
        view.title,
        view.copies,
        view.kernels,
        inMiB(perCopy(view)),
        view.key.map(({ name, all }) => `${name} ${all}`),
        view.status,
      ),
    )
    .join(' ');
}
