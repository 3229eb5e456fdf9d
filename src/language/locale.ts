/** The language of this build as a BCP 47 tag: what `SITE_LANGUAGE` says, else English. A build writes it down here. */
export const language: string = process.env.SITE_LANGUAGE || 'en';

/** What Intl is asked for everywhere: dates, numbers and the order of words follow the language. English is British. */
export const locale: string = language === 'en' ? 'en-GB' : language;
