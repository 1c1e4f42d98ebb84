import { expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import { checkWriteOrigin } from "./write-origin.ts";

const own = "https://office.shop.example";

test.each([
  ["our own page", "POST", { "sec-fetch-site": "same-origin", origin: own }, true],
  ["a person's own doing, such as a bookmark", "POST", { "sec-fetch-site": "none" }, true],
  [
    "another port of this host",
    "POST",
    { "sec-fetch-site": "same-site", origin: "https://office.shop.example:3001" },
    false,
  ],
  ["another site", "POST", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, false],
  ["another site that names our origin as well", "POST", { "sec-fetch-site": "cross-site", origin: own }, false],
  ["a word the standard does not know", "DELETE", { "sec-fetch-site": "friendly" }, false],
  ["no browser", "POST", {}, true],
  ["an older browser on our own page", "PATCH", { origin: own }, true],
  ["an older browser on the address it calls", "POST", { origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" }, true],
  ["an older browser elsewhere", "POST", { origin: "https://evil.example", host: "office.shop.example" }, false],
  ["an older browser in a sandboxed frame", "POST", { origin: "null", host: "office.shop.example" }, false],
  ["a read from anywhere", "GET", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, true],
])("a request from %s", (_who, method, headers, passes) => {
  const check = () => checkWriteOrigin({ method, headers }, own);
  if (passes) expect(check).not.toThrow();
  else expect(check).toThrow(DomainError);
});
