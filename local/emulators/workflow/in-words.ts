import * as z from 'zod/mini';

/** Makes zod/mini say what is wrong, which by itself it does not. */
export const inWords = { error: z.locales.en().localeError };
