/** The cover's question, and an answer to each choice. */
export const betWords = {
  question:
    'Three copies of one web app run in three containers, on one Linux host. How many kernels are running?',
  open: 'Choose before you read on. Nobody counts your bets, but whoever has made one sees the figure below with other eyes.',
  /** Behind each verdict. */
  after: 'Three virtual machines would boot three more. The figure below shows both, on one clock.',
} as const;

export const betOptions = {
  three: {
    label: 'Three, one in each',
    verdict:
      'No: one. An image may be called Debian and hold nearly all of Debian’s files, but a container never starts a kernel of its own. The host’s serves all three.',
  },
  one: {
    label: 'One, shared by all',
    verdict: 'Yes. It is the host’s kernel, and it was running before you came.',
  },
  none: {
    label: 'None at all',
    verdict:
      'Almost: there is none inside the containers. But somebody has to answer when an app opens a file, and that is the host’s kernel.',
  },
} as const;
