export { deleteTokensOf } from "./erase-tokens.repository.ts";
