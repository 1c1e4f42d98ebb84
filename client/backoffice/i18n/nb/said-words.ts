import type { wordTexts } from "../../../../shared/sentences/word-texts.ts";
import type { Translation } from "../translation.ts";

/** What is named inside of sentences. */
export const nbSaidWords: Translation<typeof wordTexts> = {
  role: { viewer: "lesetilgang", support: "kundeservice", finance: "økonomi", admin: "administrator" },
};
