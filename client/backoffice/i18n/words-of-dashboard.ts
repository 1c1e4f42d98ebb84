import { enDashboard } from "./en-dashboard.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the dashboard for what it does, so that its words come with it and not with the first page.
addMessages(enDashboard);
