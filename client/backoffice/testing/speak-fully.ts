import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { speak, speakForServer } from "../i18n/i18n-provider.ts";
import type { Language } from "../i18n/languages.ts";

/** Takes a language with what the server says in it, as a page has it once it has settled. Each test begins in English. */
export async function speakFully(language: Language): Promise<void> {
  await speak(language);
  await speakForServer();
}

afterEach(async () => {
  // First: what is still there would be drawn again in the other language, when its page is gone.
  cleanup();
  await speakFully("en");
});
