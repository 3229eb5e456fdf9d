/** The claims that this figure shows: what the stand-ins really weigh. */
export const claimIds = ['build-base-tar', 'build-lists-tar', 'build-python-tar'] as const;
