import { kycRequirements } from "./kyc-template.ts";
import type { BorrowerStatus, KycStatus } from "./lending-states.ts";
import { say, type Said } from "../sentences/say.ts";

/** One thing that is asked of a customer, as the rules see it. */
export interface KycItem {
  type: string;
  kind: "document" | "data";
  /** Items of one requirement are alternatives or parts of each other. */
  requirement: string;
  status: KycStatus;
}

type Standing = "missing" | "submitted" | "approved";

const alternativesOf = (requirement: string): readonly (readonly string[])[] =>
  (kycRequirements as Readonly<Record<string, readonly (readonly string[])[]>>)[requirement] ?? [[requirement]];

/** How far a requirement is: its best alternative counts. */
function standingOf(requirement: string, items: readonly KycItem[]): Standing {
  const statusOf = (type: string) => items.find((item) => item.type === type)?.status ?? "pending";
  const standings = alternativesOf(requirement).map((types): Standing => {
    const statuses = types.map(statusOf);
    if (statuses.every((status) => status === "approved")) return "approved";
    return statuses.every((status) => status === "approved" || status === "submitted") ? "submitted" : "missing";
  });
  if (standings.includes("approved")) return "approved";
  return standings.includes("submitted") ? "submitted" : "missing";
}

/** How far everything that is asked for is: as far as what is furthest behind. */
export function kycStanding(items: readonly KycItem[]): Standing {
  const requirements = new Set(items.map((item) => item.requirement));
  const standings = [...requirements].map((requirement) => standingOf(requirement, items));
  if (standings.includes("missing")) return "missing";
  return standings.includes("submitted") ? "submitted" : "approved";
}

/**
 * The statuses that a customer passes through after a change to what is asked for, in order; none when it stays. Nobody
 * becomes active without having been under review, and neither the active nor the refused ever move.
 */
export function statusPath(status: BorrowerStatus, items: readonly KycItem[]): BorrowerStatus[] {
  const standing = kycStanding(items);
  if (status === "pending_kyc") {
    if (standing === "missing") return [];
    return standing === "approved" ? ["under_review", "active"] : ["under_review"];
  }
  if (status !== "under_review") return [];
  if (standing === "missing") return ["pending_kyc"];
  return standing === "approved" ? ["active"] : [];
}

/** What a customer is shown: until one alternative of a requirement was begun all of them, then only that one. */
export function listedItems<Item extends KycItem>(items: readonly Item[]): Item[] {
  return items.filter(({ type, requirement }) => {
    const alternatives = alternativesOf(requirement);
    const begun = alternatives.filter((types) =>
      items.some((item) => types.includes(item.type) && item.status !== "pending"),
    );
    return begun.length === 0 || begun.some((types) => types.includes(type));
  });
}

/** Why an item cannot be decided on now; null when it can. Buttons and server ask the same. */
export function decisionBlocker(borrower: { status: BorrowerStatus }, item: Pick<KycItem, "status">): Said | null {
  if (borrower.status === "denied") return say("refusal.review_denied");
  if (borrower.status === "active") return say("refusal.review_over");
  if (item.status === "pending") return say("refusal.review_nothing_sent");
  if (item.status === "pending_correction") return say("refusal.review_no_correction");
  if (item.status === "rejected") return say("refusal.review_rejected");
  return null;
}
