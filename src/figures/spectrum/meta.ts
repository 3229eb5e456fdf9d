import { claimIds } from './axes.ts';
import { title } from './words.ts';

export const meta = {
  id: 'spectrum',
  title,
  claims: [...claimIds],
  summary:
    'Ten boxes from a plain process to a physical machine, placed by what must be broken to get out, by how long they take to start or by how much memory they need; then boxes in boxes, opened level by level with the kernels counted.',
  tryIt: [
    {
      command: 'uname -r; systemd-detect-virt --vm; systemd-detect-virt --container',
      shows:
        'Which kernel answers you, whether it runs in a virtual machine, and whether you sit in a container on top of that: your own place in the row, and in the nest.',
      needs: 'a Linux machine with systemd',
    },
    {
      command:
        'kubectl get nodes -o custom-columns=NODE:.metadata.name,KERNEL:.status.nodeInfo.kernelVersion',
      shows:
        'The kernels of a cluster, one for each node. Every container on a node that does not bring its own answers uname with that line.',
      needs: 'a Kubernetes cluster',
    },
  ],
};
