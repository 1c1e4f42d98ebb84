export { type DisabledEndpoint, type GivenUp, listDisabledByItself, listGivenUp } from "./webhook-alerts.repository.ts";
