import { afterAll } from "vitest";
import { speak, speakForServer } from "../i18n/i18n-provider.ts";

// As the page does before it shows anything.
await speak("en");
await speakForServer();

const later = setTimeout;

// What React has planned is done while there is still a page, so that it does not fail a run whose tests have passed.
afterAll(() => new Promise((resolve) => later(resolve, 0)));
