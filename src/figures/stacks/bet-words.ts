/** The three surprises: what is asked, what can be answered, and how it came out. */
export const bets = {
  mac: {
    question: 'how many kernels will run on this Mac when three Linux containers run on it?',
    options: {
      '1': 'one, the Mac’s',
      '2': 'two',
      '3': 'three, one in each container',
      '4': 'four',
    },
    verdict: (right: boolean, picked: string, kernels: number) =>
      `You said “${picked}”, ${right ? 'and so it is' : `and it is ${kernels}`}: macOS, and one Linux in a virtual machine that nobody ordered. The three containers share the Linux.`,
  },
  pc: {
    question:
      'Linux containers on this PC need a virtual machine, and that needs a hypervisor. Where will the hypervisor go?',
    options: {
      above: 'on top, as a program of Windows',
      inside: 'into the Windows kernel',
      under: 'under Windows, on the metal',
    },
    verdict: (right: boolean, picked: string) =>
      `You said “${picked}”, ${right ? 'and there it is' : 'and it went somewhere else'}. Hyper-V lies between Windows and the metal; Windows restarts on top of it, and its kernel still decides who runs when.`,
  },
  engine: {
    question:
      'three containers run, and the engine that started them is stopped. What becomes of the three copies?',
    options: {
      none: 'they stop with it',
      all: 'they run on',
    },
    verdict: (right: boolean, picked: string, running: number) =>
      `You said “${picked}”, ${right ? 'and so it is' : `and it is not so: all ${running} run on`}. The engine starts containers and stands beside them. Their calls go to the kernel, past the engine.`,
  },
} as const;
