import { enUpkeep } from "./en-upkeep.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the page of the database for what it does, so that its words come with it and not with the first page.
addMessages(enUpkeep);
