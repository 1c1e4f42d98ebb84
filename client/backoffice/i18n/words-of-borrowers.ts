import { enBorrowers } from "./en-borrowers.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the pages of borrowers for what it does, so that their words come with them and not with the first page.
addMessages(enBorrowers);
