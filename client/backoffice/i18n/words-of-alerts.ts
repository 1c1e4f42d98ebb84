import { enAlerts } from "./en-alerts.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by what shows alerts for what it does, so that its words do not come with the first page.
addMessages(enAlerts);
