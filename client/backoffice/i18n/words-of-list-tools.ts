import { enListTools } from "./en-list-tools.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by what stands above a list for what it does, so that its words come with the first list.
addMessages(enListTools);
