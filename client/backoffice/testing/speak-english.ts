import { speak, speakForServer } from "../i18n/i18n-provider.ts";

// As the page does before it shows anything.
await speak("en");
await speakForServer();
