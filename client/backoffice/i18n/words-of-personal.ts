import { enPersonal } from "./en-personal.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the dialogs about people's details for what it does, so that their words come with them.
addMessages(enPersonal);
