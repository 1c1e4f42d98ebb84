import { useCallback, useEffect, useLayoutEffect, useState } from "react";
import type { ShopPage } from "./shop/shop-page.ts";
import { type Language, loadWords, pickLanguage, type Spoken } from "./words/load-words.ts";

export interface Speech extends Spoken {
  /** Whether these are the words that are wanted; the others are on their way. */
  isSettled: boolean;
  choose: (language: Language) => void;
}

/**
 * The page's language: what the payer chooses here, else what the address asks for, else what the
 * shop has set, else the browser's.
 */
export function useLanguage(
  initial: Spoken,
  wishes: { address: string | null; shop: string | null },
  shop: ShopPage,
): Speech {
  const [spoken, setSpoken] = useState(initial);
  const [chosen, setChosen] = useState<Language | null>(null);
  const wanted = pickLanguage([chosen, wishes.address, wishes.shop, initial.language]);

  useEffect(() => {
    let isWanted = true;
    void loadWords(wanted).then((words) => {
      if (isWanted) setSpoken(words);
    });
    return () => {
      isWanted = false;
    };
  }, [wanted]);

  // With the words themselves, so that nobody reads them aloud in another language.
  useLayoutEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken]);

  useEffect(
    () =>
      shop.listen("SetLanguage", ({ language }) => {
        if (typeof language === "string") setChosen(pickLanguage([language]));
      }),
    [shop],
  );

  const choose = useCallback(
    (language: Language) => {
      setChosen(language);
      shop.say("LanguageChanged", { language });
    },
    [shop],
  );
  return { ...spoken, isSettled: spoken.language === wanted, choose };
}
