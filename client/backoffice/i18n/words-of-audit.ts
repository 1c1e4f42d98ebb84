import { enAudit } from "./en-audit.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the page of the audit log for what it does, so that its words come with it.
addMessages(enAudit);
