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
};
