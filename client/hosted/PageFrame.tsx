import { type ReactNode, useEffect, useRef } from "react";

export interface PageFrameProps<Language extends string> {
  /** The languages of the page, by their own names. */
  languages: Readonly<Record<Language, string>>;
  language: Language;
  onLanguage: (language: Language) => void;
  languageLabel: string;
  /** What is said above a test; null where real money moves. */
  testNotice: string | null;
  isInline?: boolean;
  /** Watches the page until what it returns is called. */
  follow?: (page: HTMLElement) => () => void;
  children: ReactNode;
}

/** What is around every page: whether this is a test, and the language. */
export function PageFrame<Language extends string>(props: PageFrameProps<Language>) {
  const { languages, language, onLanguage, languageLabel, testNotice, isInline = false, follow, children } = props;
  const page = useRef<HTMLElement>(null);
  useEffect(() => (page.current === null ? undefined : follow?.(page.current)), [follow]);
  return (
    <main ref={page} className={isInline ? "page page-inline" : "page"}>
      {testNotice !== null && (
        <p className="test-banner" role="note">
          {testNotice}
        </p>
      )}
      {children}
      <footer className="page-foot">
        <label htmlFor="language">{languageLabel}</label>
        <select id="language" value={language} onChange={(event) => onLanguage(event.target.value as Language)}>
          {Object.entries<string>(languages).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </footer>
    </main>
  );
}
