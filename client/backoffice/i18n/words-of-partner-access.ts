import { enPartnerAccess } from "./en-partner-access.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the pages of API clients for what it does, so that its words come with them.
addMessages(enPartnerAccess);
