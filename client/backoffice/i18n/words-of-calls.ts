import { enCalls } from "./en-calls.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the pages of API calls for what it does, so that its words come with them.
addMessages(enCalls);
