import { z } from "zod";

export const roles = ["viewer", "support", "finance", "admin"] as const;
export const roleSchema = z.enum(roles).meta({ id: "Role" });
export type Role = z.infer<typeof roleSchema>;

/** What each permission lets a person do, in the words of the roles page. */
export const permissionSentences = {
  "payments.read": "look payments up and read their timeline",
  "payments.capture": "capture authorized money",
  "payments.void": "release authorized money",
  "payments.refund": "refund captured money",
  "payments.bulk": "capture, release or refund many payments at once",
  "bulk_runs.read": "see what was done to many payments at once",
  "payments.annotate": "change a payment's second reference",
  "notes.write": "write notes about payments, customers and loans",
  "sessions.read": "look checkout sessions up",
  "links.manage": "create payment links and end them",
  "customers.read": "look customers up",
  "personal.read": "see names, e-mail addresses and phone numbers in full",
  "personal.reveal": "have one person's details shown in full, for a reason that is kept",
  "personal.erase": "erase everything personal of a customer",
  "deliveries.read": "read webhook and callback deliveries",
  "deliveries.resend": "send a delivery again",
  "webhooks.read": "read webhook endpoints",
  "webhooks.manage": "register, change and rotate webhook endpoints",
  "alerts.read": "see what needs attention in their own work, and take note of it",
  "calls.read": "look up what shops' servers asked and were answered",
  "credentials.manage": "create, rotate and revoke API credentials",
  "profiles.read": "read payment profiles",
  "profiles.manage": "change payment profiles",
  "settlements.read": "read settlements and hold them to the ledger",
  "settlements.create": "settle what is waiting",
  "transfers.read": "see the money that came by transfer, and what it was for",
  "transfers.decide": "decide what becomes of a transfer that found no order",
  "transfers.simulate": "play a payer's transfer on sandbox accounts",
  "payouts.read": "see what shops asked to be paid",
  "payouts.decide": "let a payout go that waits for a second person, or stop it",
  "approvals.read": "see what waits for a second person",
  "approvals.decide": "approve or decline what another person asked for above the limit",
  "merchants.read": "see what an account's shops hold, and what their transfers go by",
  "merchants.manage": "change what a shop's orders, transfers and payouts go by",
  "borrowers.read": "look up who asks for credit, and how far their review is",
  "borrowers.review": "open documents of customers and decide about them",
  "lending.manage": "change how an account lends",
  "offers.read": "look credit offers and their simulations up",
  "offers.manage": "issue, reprice and expire credit offers",
  "loans.read": "look loans and their installments up",
  "loans.manage": "move loans from the contract to the payout, and book what is paid back",
  "audit.read": "read and verify the audit log",
  "retention.manage": "decide for how long things are kept",
  "staff.manage": "invite people, change their role and disable them",
  "upkeep.manage": "have the database backed up, checked and measured",
  "accounts.read": "see which accounts exist",
  "exports.create": "export lists",
} as const;

export type Permission = keyof typeof permissionSentences;
export const permissions = Object.keys(permissionSentences) as readonly Permission[];

const viewer: readonly Permission[] = [
  "payments.read",
  "sessions.read",
  "customers.read",
  "accounts.read",
  "deliveries.read",
  "profiles.read",
  "settlements.read",
  "transfers.read",
  "payouts.read",
  "approvals.read",
  "merchants.read",
  "borrowers.read",
  "offers.read",
  "loans.read",
];
const support: readonly Permission[] = [
  ...viewer,
  "alerts.read",
  "calls.read",
  "personal.reveal",
  "deliveries.resend",
  "payments.annotate",
  "notes.write",
  "links.manage",
  "transfers.simulate",
];
const finance: readonly Permission[] = [
  ...viewer,
  "alerts.read",
  "calls.read",
  "personal.read",
  "payments.capture",
  "payments.void",
  "payments.refund",
  "payments.bulk",
  "bulk_runs.read",
  "payments.annotate",
  "notes.write",
  "links.manage",
  "settlements.create",
  "transfers.decide",
  "transfers.simulate",
  "payouts.decide",
  "approvals.decide",
  "borrowers.review",
  "offers.manage",
  "loans.manage",
  "exports.create",
];
const admin: readonly Permission[] = [
  ...viewer,
  "alerts.read",
  "calls.read",
  "bulk_runs.read",
  "personal.read",
  "notes.write",
  "deliveries.resend",
  "webhooks.read",
  "webhooks.manage",
  "credentials.manage",
  "profiles.manage",
  "approvals.decide",
  "merchants.manage",
  "lending.manage",
  "personal.erase",
  "audit.read",
  "retention.manage",
  "staff.manage",
  "upkeep.manage",
  "exports.create",
];

const table: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  support: new Set(support),
  finance: new Set(finance),
  admin: new Set(admin),
};

/** The one answer to "may this role do this", for buttons and for the server. */
export function roleMay(role: Role, permission: Permission): boolean {
  return table[role].has(permission);
}

export function permissionsOf(role: Role): readonly Permission[] {
  return permissions.filter((permission) => roleMay(role, permission));
}
