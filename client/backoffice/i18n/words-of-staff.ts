import { enStaff } from "./en-staff.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the pages of staff for what it does, so that their words come with them and not with the first page.
addMessages(enStaff);
