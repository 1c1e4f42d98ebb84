import type { wordTexts } from "../../../../shared/sentences/word-texts.ts";
import type { Translation } from "../translation.ts";

/** What is named inside of sentences. */
export const esSaidWords: Translation<typeof wordTexts> = {
  role: { viewer: "lectura", support: "soporte", finance: "finanzas", admin: "administrador" },
};
