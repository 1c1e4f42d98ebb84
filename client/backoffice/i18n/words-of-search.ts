import { enSearch } from "./en-search.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the search for what it does, so that its words come when it is first opened.
addMessages(enSearch);
