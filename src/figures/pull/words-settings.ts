/* What the figure says beside the picture: its settings, the bytes, what to try and what is left out. */

export const settings = {
  image: 'Pull',
  host: 'The host has pulled',
  nothing: 'nothing yet',
  engine: 'Engine',
  engines: { containerd: 'containerd, in Docker since 29', classic: 'Docker’s older store' },
  once: 'Downloads at a time',
  token: 'The registry wants a token',
  yes: 'yes',
  no: 'no',
  trouble: 'Trouble',
  troubles: { none: 'none', flip: 'one bit wrong', extra: 'a byte too many', cut: 'the line breaks' },
  part: 'It hits',
  partName: (part: string, name: string | undefined): string =>
    name === undefined ? part : `layer ${part}, ${name}`,
  cutat: 'It breaks after',
  percent: '% of the layer',
  range: 'The registry heeds Range',
  assumptions: 'What no source gives: set it yourself',
  assumptionsWhy:
    'These are illustrative. Sizes and digests do not depend on them; which layer comes first can.',
  link: 'Line',
  rtt: 'To the first byte of an answer',
  unpack: 'Unpacking, compressed bytes',
  missed: 'The trouble does not come: that part is not fetched here.',
} as const;

export const bytesPane = {
  heading: (name: string) => `The bytes of ${/\d/.test(name) ? name : `the ${name}`}`,
  hint: 'Press a byte to turn its last bit round.',
  extra: 'One byte is added at the end.',
  earlier: 'earlier bytes',
  later: 'later bytes',
  offset: (from: number, to: number, all: string) => `bytes ${from} to ${to} of ${all}`,
  cell: (at: number) => `byte ${at}:`,
  arrivesAs: 'arrives as',
  noByte: '··',
  promised: 'promised',
  came: 'came',
  pending: 'counted and hashed as the bytes come',
  computed: 'Both computed in this page, from these bytes.',
  quoted: 'Promised: as published for the real image. Came: computed in this page, from these bytes.',
} as const;

export const facts = {
  summary: 'Five things to try',
  show: 'Show it',
  items: {
    manifest:
      'The manifest of the real Python image is in this page, byte for byte: its sha256 is the published digest. Change one of its bytes.',
    six: 'Six downloads at a time on the same line: nothing comes sooner in all, but layers finish in another order.',
    classic:
      'Docker’s older store keeps no blobs. Give it the new base, and it fetches again what it had unpacked before.',
    norange:
      'A registry that does not heed Range sends everything from the start, and the beginning is fetched twice.',
    longer: 'A byte too many is seen by the size alone, before any digest is looked at.',
  },
} as const;

export const leavesOut = {
  summary: 'What is quoted, computed and left out',
  lines: (indexSize: string, entries: string): readonly string[] => [
    `Quoted: names, digests and sizes of debian:trixie-slim and python:3.11-slim-trixie, as published for amd64 in August 2026. Only the sizes of their indexes are not published: ${indexSize} is assumed for each, as for ${entries} like Python’s.`,
    'Computed here: every digest, DiffID and ChainID of app:1 and app:2, from bytes in this page, and the digest of Python’s manifest. Their layers are gzip archives in which nothing is squeezed, so that the page needs no compressor. The DiffIDs of the two published images are not published with them, so their stacks are named by their layers.',
    'Every request takes one round trip before its answer begins; setting up connections takes no time. All transfers share the line in equal parts. Hashing goes along with the bytes.',
    'Many registries answer a request for a blob with a redirect to another store. Docker also asks for statements about how the image was built. Podman asks for the tag itself by GET. None of that is shown.',
    'Layers are unpacked one after the other. The newest containerd can be told to unpack some side by side and to stack them in order afterwards.',
    'What a failed pull left in containerd’s store goes when its clean-up comes by; until then a second try would not fetch it again.',
  ],
} as const;
