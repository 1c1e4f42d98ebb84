import { enNotes } from "./en-notes.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by what shows notes for what it does, so that its words do not come with the first page.
addMessages(enNotes);
