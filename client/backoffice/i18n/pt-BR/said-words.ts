import type { wordTexts } from "../../../../shared/sentences/word-texts.ts";
import type { Translation } from "../translation.ts";

/** What is named inside of sentences. */
export const ptSaidWords: Translation<typeof wordTexts> = {
  role: { viewer: "leitura", support: "suporte", finance: "financeiro", admin: "administrador" },
};
