import { useTranslate } from "react-admin";
import type { MessageKey } from "./translation.ts";

export type { MessageKey } from "./translation.ts";

export type Words = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** `useTranslate` that knows our keys. */
export function useWords(): Words {
  return useTranslate() as Words;
}

/** For keys with a part that the server names: `otherwise` where that name has no words. */
export function useWordsIfAny(): (key: string, otherwise: string) => string {
  const translate = useTranslate();
  return (key, otherwise) => translate(key, { _: otherwise });
}
