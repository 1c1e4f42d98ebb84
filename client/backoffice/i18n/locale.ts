/** By whose rules dates and numbers are written. */
export interface Locale {
  /** A BCP 47 tag for `Intl`. */
  tag: string;
  /** What follows a number of per cent: some languages put a space before the sign. */
  percentSign: string;
}

let current: Locale = { tag: "en-GB", percentSign: " %" };

/** The tag of the language that is spoken. Ask when something is written, not when a module loads: it may change. */
export function localeTag(): string {
  return current.tag;
}

export function percentSign(): string {
  return current.percentSign;
}

/** Only the module that loads languages calls this. */
export function setLocale(locale: Locale): void {
  current = locale;
}

/** Formats are slow to make, so each is made once for every language that is spoken. */
export function perLocale<Format>(make: (tag: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const format = made.get(current.tag) ?? make(current.tag);
    made.set(current.tag, format);
    return format;
  };
}
