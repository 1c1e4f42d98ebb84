import { type ReactNode, useEffect, useRef } from "react";
import { followHeight, type ShopPage } from "./shop/shop-page.ts";
import type { Speech } from "./use-language.ts";
import { type Language, languages } from "./words/load-words.ts";

export interface PageFrameProps {
  shop: ShopPage;
  speech: Speech;
  isTest: boolean;
  isInline: boolean;
  children: ReactNode;
}

/** What is around every page: whether this is a test, and the language. */
export function PageFrame({ shop, speech, isTest, isInline, children }: PageFrameProps) {
  const page = useRef<HTMLElement>(null);
  useEffect(() => (page.current === null ? undefined : followHeight(shop, page.current)), [shop]);
  const { words, language, choose } = speech;
  return (
    <main ref={page} className={isInline ? "page page-inline" : "page"}>
      {isTest && (
        <p className="test-banner" role="note">
          {words.test}
        </p>
      )}
      {children}
      <footer className="page-foot">
        <label htmlFor="language">{words.language}</label>
        <select id="language" value={language} onChange={(event) => choose(event.target.value as Language)}>
          {Object.entries(languages).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </footer>
    </main>
  );
}
