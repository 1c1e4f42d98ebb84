import { enAccess } from "./en-access.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by what needs them for what it does, so that these words do not come with the first page.
addMessages(enAccess);
