import { title } from './words.ts';

export const meta = {
  id: 'choose',
  title,
  claims: [],
  summary:
    'Answer up to seven questions about a job and watch the reasons for and against five boxes add up, from plain containers to virtual machines; then see which single answer would change the advice.',
  tryIt: [
    {
      command: 'systemd-detect-virt --vm; systemd-detect-virt --container; uname -r',
      shows:
        'What is already there: whether the machine you are on is itself a virtual machine, whether you sit in a container, and which kernel any container started here would get.',
      needs: 'a Linux machine with systemd',
    },
  ],
};
