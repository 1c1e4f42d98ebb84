export { customerIdOf, wireCustomerId } from "../../../shared/lending/customer-id.ts";
