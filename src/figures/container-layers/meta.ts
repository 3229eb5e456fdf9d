export const meta = {
  id: 'container-layers',
  title: 'An image’s layers, and what a container does to them',
  claims: [
    'app-layer-debian-unpacked',
    'app-layer-python-unpacked',
    'app-layer-app-unpacked',
    'app-file-size',
  ],
  summary:
    'Read, change, delete and rename files in one or two containers, and watch the lookup fall through the layers, the copy rise and the whiteout cover.',
  tryIt: [
    {
      command: 'findmnt -t overlay -o TARGET,OPTIONS',
      shows:
        'One line for each running container: `lowerdir` lists the image’s layers from top to bottom, `upperdir` is the container’s own writable layer.',
      needs: 'a Linux machine on which containers run, and root',
    },
    {
      command: 'docker diff CONTAINER',
      shows:
        'What lies in the writable layer of a container of yours (put its name in): `A` for added, `C` for changed, `D` for deleted, which is a whiteout.',
      needs: 'Docker or Podman',
    },
  ],
};
