/** The bets: question, answers, and what is said when the outcome is there. */
export const betWords = {
  kernels: {
    question: 'how many kernels will start between these steps, from the bundle to your program?',
    options: { '0': 'none', '1': 'one, in the container', '2': 'two, a boot loader’s included' },
    verdict: (picked: string, right: boolean) =>
      `You said “${picked}”, ${right ? 'and so it is' : 'and it is none'}. Every step was a request to the kernel that ran already.`,
  },
  filter: {
    question:
      'the program may gain privileges later. Will the filter of system calls be loaded before or after runc gives up its own?',
    options: { before: 'before', after: 'after' },
    verdict: (picked: string, right: boolean) =>
      `You said “${picked}”, ${right ? 'and so it is' : 'and it is before'}: loading a filter takes no_new_privs or a privilege, and here there is only the privilege.`,
  },
  first: {
    question: 'six namespaces are wanted. Which one is made first?',
    options: { pid: 'the one for processes', mnt: 'the one for mounts', user: 'the one for users' },
    verdict: (picked: string, right: boolean) =>
      `You said “${picked}”, ${right ? 'and so it is' : 'and it is the one for users'}: it gives the rights that making the others takes.`,
  },
} as const;
