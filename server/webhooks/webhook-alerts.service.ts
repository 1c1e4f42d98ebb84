export { listDisabledByItself, listGivenUp } from "./webhook-alerts.repository.ts";
