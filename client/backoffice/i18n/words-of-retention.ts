import { enRetention } from "./en-retention.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the page for what it does, so that its words come with it and not with the first page.
addMessages(enRetention);
