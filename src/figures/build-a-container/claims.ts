export const claimIds = ['linux-capabilities', 'docker-capabilities', 'seccomp-denied-implemented'] as const;
