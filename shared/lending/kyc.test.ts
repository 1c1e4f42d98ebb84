import fc from "fast-check";
import { expect, test } from "vitest";
import { type KycItem, kycStanding, listedItems, statusPath } from "./kyc.ts";
import { defaultKycTemplate, itemsFor } from "./kyc-template.ts";
import { borrowerStatuses, companyProfiles, kycStatuses, type KycStatus } from "./lending-states.ts";

function mei(statuses: Readonly<Record<string, KycStatus>>): KycItem[] {
  return itemsFor(defaultKycTemplate, "mei").map(({ type, requirement }) => ({
    type,
    requirement,
    kind: "document",
    status: statuses[type] ?? "pending",
  }));
}

const allBut = (status: KycStatus, ...others: string[]) =>
  Object.fromEntries(
    ["ccmei", "cnh", "selfie", "biometrics"].filter((t) => !others.includes(t)).map((t) => [t, status]),
  );

test.each([
  ["nothing was sent", {}, "missing"],
  ["all but the selfie was sent", allBut("submitted", "selfie"), "missing"],
  ["everything was sent, with one identity", allBut("submitted"), "submitted"],
  [
    "everything was sent, with both sides of the other identity",
    { ...allBut("submitted", "cnh"), identity_card_front: "submitted", identity_card_back: "submitted" },
    "submitted",
  ],
  [
    "one side of the identity card is missing",
    { ...allBut("submitted", "cnh"), identity_card_front: "submitted" },
    "missing",
  ],
  ["one was rejected", { ...allBut("approved"), ccmei: "rejected" }, "missing"],
  ["all but one was approved", { ...allBut("approved"), ccmei: "submitted" }, "submitted"],
  ["everything was approved", allBut("approved"), "approved"],
  [
    "the other identity was rejected beside an approved one",
    { ...allBut("approved"), identity_card_front: "rejected" },
    "approved",
  ],
] as const)("when %s the whole is as far as its weakest part", (_claim, statuses, standing) => {
  expect(kycStanding(mei(statuses))).toBe(standing);
});

test("a field that is to be corrected holds everything up until it was", () => {
  const field = (status: KycStatus): KycItem => ({ type: "email", kind: "data", requirement: "email", status });
  expect(kycStanding([...mei(allBut("approved")), field("pending_correction")])).toBe("missing");
  expect(kycStanding([...mei(allBut("approved")), field("submitted")])).toBe("submitted");
});

test.each([
  ["pending_kyc", {}, []],
  ["pending_kyc", allBut("submitted"), ["under_review"]],
  ["pending_kyc", allBut("approved"), ["under_review", "active"]],
  ["under_review", allBut("submitted"), []],
  ["under_review", { ...allBut("submitted"), ccmei: "rejected" }, ["pending_kyc"]],
  ["under_review", allBut("approved"), ["active"]],
  ["active", { ...allBut("approved"), ccmei: "rejected" }, []],
  ["denied", allBut("approved"), []],
] as const)("from %s with %j the way is %j", (status, statuses, path) => {
  expect(statusPath(status, mei(statuses))).toEqual(path);
});

test("whatever happens to the items, nobody becomes active without everything approved and a review before", () => {
  const statuses = fc.record(Object.fromEntries(mei({}).map(({ type }) => [type, fc.constantFrom(...kycStatuses)])));
  fc.assert(
    fc.property(fc.constantFrom(...borrowerStatuses), statuses, (status, given) => {
      const items = mei(given);
      const path = [status, ...statusPath(status, items)];
      if (path.length > 1 && path.at(-1) === "active") {
        expect(kycStanding(items)).toBe("approved");
        expect(path.at(-2)).toBe("under_review");
      }
    }),
  );
});

test("both identities are asked for until one was begun", () => {
  const types = (statuses: Readonly<Record<string, KycStatus>>) => listedItems(mei(statuses)).map(({ type }) => type);
  expect(types({})).toEqual(["ccmei", "cnh", "identity_card_front", "identity_card_back", "selfie", "biometrics"]);
  expect(types({ cnh: "submitted" })).toEqual(["ccmei", "cnh", "selfie", "biometrics"]);
  expect(types({ identity_card_back: "rejected" })).toEqual([
    "ccmei",
    "identity_card_front",
    "identity_card_back",
    "selfie",
    "biometrics",
  ]);
});

test("every legal form is asked for an identity, a selfie and biometrics", () => {
  for (const profile of companyProfiles) {
    const asked = itemsFor(defaultKycTemplate, profile).map(({ type }) => type);
    expect(asked).toEqual(expect.arrayContaining(["cnh", "identity_card_front", "selfie", "biometrics"]));
  }
});
