import { addMessages } from "./i18n-provider.ts";
import { enRates } from "./en-rates.ts";

// Imported by the page of lending rules for what it does, so that its words come with it and not with the first page.
addMessages(enRates);
