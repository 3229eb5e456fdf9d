/** The Containerfiles of the presets, and the lines that an address need not spell out. */
const apt = [
  'RUN apt-get update \\',
  ' && apt-get install -y --no-install-recommends python3 \\',
  ' && rm -rf /var/lib/apt/lists/*',
];
const end = ['ENV PORT=8080', 'USER 1000', 'CMD ["python3", "/srv/app.py"]'];
const from = 'FROM debian:trixie-slim';
const lib = 'COPY lib/ /srv/lib/';
const app = 'COPY app.py /srv/app.py';
const update = 'RUN apt-get update';
const install = 'RUN apt-get install -y --no-install-recommends python3';
const clean = 'RUN rm -rf /var/lib/apt/lists/*';
const token = 'COPY token /root/token';
const fetch = 'RUN fetch-private-library --token-file /root/token';
const forget = 'RUN rm /root/token';
const mount = 'RUN --mount=type=secret,id=token \\';
const fetchLent = ' fetch-private-library --token-file /run/secrets/token';

const text = (...lines: readonly string[]): string => lines.join('\n');

export const texts = {
  first: text(from, app, lib, ...apt, ...end),
  last: text(from, ...apt, lib, app, ...end),
  lists: text(from, update, install, app, ...end),
  listsRemoved: text(from, update, install, clean, app, ...end),
  oneRun: text(from, ...apt, app, ...end),
  secret: text(from, token, fetch, forget, app, ...end),
  lent: text(from, mount, fetchLent, app, ...end),
  error: text(from, lib, 'ENV PORT=8080', 'COPPY app.py /srv/app.py', ...apt, 'USER 1000', end[2]!),
} as const;

/** Lines by number: only ever add at the end, since addresses hold the numbers. */
export const knownLines: readonly string[] = [
  from,
  ...apt,
  lib,
  app,
  ...end,
  update,
  install,
  clean,
  token,
  fetch,
  forget,
  mount,
  fetchLent,
  'COPPY app.py /srv/app.py',
  'FROM debian:trixie-slim AS build',
  'FROM scratch',
  'WORKDIR /srv',
  'COPY . /srv/',
  'COPY app.py .',
  'COPY --from=build /srv/lib/ /srv/lib/',
  'RUN apt-get update && apt-get install -y python3',
  'RUN apt-get install -y python3',
  'ENTRYPOINT ["python3"]',
  'EXPOSE 8080',
];
