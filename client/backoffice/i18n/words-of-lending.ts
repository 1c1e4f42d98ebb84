import { enLoans } from "./en-loans.ts";
import { enPortfolio } from "./en-portfolio.ts";
import { addMessages } from "./i18n-provider.ts";

// Imported by the pages of lending for what it does, so that their words come with them and not with the first page.
addMessages(enLoans);
addMessages(enPortfolio);
