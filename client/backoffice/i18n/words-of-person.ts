import { enPerson } from "./en-person.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by a person's page for what it does, so that its words come with it and not with the first page.
addMessages(enPerson);
