import { enBulk } from "./en-bulk.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by what selects rows and shows bulk runs for what it does, so that its words do not come with the first page.
addMessages(enBulk);
