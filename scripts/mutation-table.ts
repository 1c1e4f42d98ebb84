/** One defense taken out by a change of text, and the attacks that must notice it. */
export interface Mutation {
  defense: string;
  file: string;
  /** What stands there, and what stands there without the defense. */
  changes: readonly (readonly [string, string])[];
  caughtBy: string;
}

const staffSession = "server/attacks/staff-session.test.ts";
const moneyInput = "server/attacks/money-input.test.ts";
const lists = "server/attacks/lists.test.ts";
const borders = "server/attacks/borders.test.ts";
const otherSites = "server/attacks/other-sites.test.ts";
const payouts = "server/surfaces/backoffice/step-up-payouts.test.ts";

export const mutations: readonly Mutation[] = [
  {
    defense: "signing out ends the session on the server",
    file: "server/identity/sign-in.service.ts",
    changes: [[" || !(await endSession(trx, { tokenHash, at: ctx.clock.now() }))", ""]],
    caughtBy: staffSession,
  },
  {
    defense: "changes come from our own pages alone",
    file: "server/http/write-origin.ts",
    changes: [["  if (isOwn) return;", "  if (isOwn || site !== undefined || origin !== undefined) return;"]],
    caughtBy: staffSession,
  },
  {
    defense: "an unknown person costs as much as a known one",
    file: "server/identity/password.ts",
    changes: [
      [
        "await whenFree(() => verify(passwordHash ?? hashOfNothing(), password))",
        "passwordHash !== null && (await whenFree(() => verify(passwordHash, password)))",
      ],
    ],
    caughtBy: staffSession,
  },
  {
    defense: "a cookie that is sent twice is none",
    file: "server/http/cookies.ts",
    changes: [["values.length === 1 ? (values[0] ?? null) : null", "values[0] ?? null"]],
    caughtBy: staffSession,
  },
  {
    defense: "trying passwords is slowed down",
    file: "server/identity/sign-in.service.ts",
    changes: [["  if (ctx.config.hasRateLimits) throttleOf(ctx).admit(attempt);\n", ""]],
    caughtBy: staffSession,
  },
  {
    defense: "tries on a known device are counted apart, so that nobody else keeps the owner out",
    file: "server/identity/sign-in.service.ts",
    changes: [['device: await knownDevice(db, { staffId: staff?.id ?? "", token })', "device: null"]],
    caughtBy: staffSession,
  },
  {
    defense: "the token of a device is another one after each sign-in",
    file: "server/identity/staff-device.service.ts",
    changes: [
      ["  if (token !== null) await replaceDeviceToken(trx, { from: hashToken(token), to: tokenHash });\n", ""],
      [
        "const known = await findDevice(trx, { tokenHash, staffId: staff.id });",
        "const known = await findDevice(trx, { tokenHash: hashToken(token ?? nextToken), staffId: staff.id });",
      ],
    ],
    caughtBy: staffSession,
  },
  {
    defense: "an admin ends sessions on the server",
    file: "server/identity/staff-change.service.ts",
    changes: [
      [
        "    await endSessionsOf(trx, { staffId: id, at: ctx.clock.now() });\n    await deleteOtherDevices(",
        "    await deleteOtherDevices(",
      ],
    ],
    caughtBy: staffSession,
  },
  {
    defense: "people end their other sessions on the server",
    file: "server/identity/own-session.service.ts",
    changes: [
      ["    await endOtherSessions(trx, { staffId: own.staffId, exceptHash: hashToken(own.token), at });\n", ""],
    ],
    caughtBy: staffSession,
  },
  {
    defense: "borrowers' pictures come from our own page alone",
    file: "server/surfaces/hosted/biometrics-page.ts",
    changes: [["      checkWriteOrigin(request, ctx.origins.merchant);\n", ""]],
    caughtBy: otherSites,
  },
  {
    defense: "cookies are bound to the host behind TLS",
    file: "server/identity/staff-session.service.ts",
    changes: [['isSecure ? "__Host-kontor_session" : "kontor_session"', '"kontor_session"']],
    caughtBy: otherSites,
  },
  {
    defense: "a loan is paid out with a fresh proof",
    file: "server/surfaces/backoffice/loan.routes.ts",
    changes: [["{ stepUp: stakeOfDisbursement }", "{}"]],
    caughtBy: payouts,
  },
  {
    defense: "each sum of a settlement goes by its own limit",
    file: "server/identity/step-up.service.ts",
    changes: [["for (const one of [stake].flat())", "for (const one of [stake].flat().slice(0, 1))"]],
    caughtBy: payouts,
  },
  {
    defense: "roles are enforced on the server",
    file: "server/surfaces/backoffice/router.ts",
    changes: [["    refuseRole(caller, route.access);\n", ""]],
    caughtBy: moneyInput,
  },
  {
    defense: "fields that nobody knows are refused",
    file: "server/surfaces/backoffice/define-route.ts",
    changes: [["ignoresUnknownFields ? body : body.strict()", "body"]],
    caughtBy: moneyInput,
  },
  {
    defense: "no more is captured than was reserved",
    file: "shared/payments/blockers.ts",
    changes: [
      [
        '  if (amount > held(balances)) return { code: "amount_exceeds_capturable", limit: capturable(balances) };\n',
        "",
      ],
      ["  if (amount > capturable(balances)) return inFlight;\n", ""],
    ],
    caughtBy: moneyInput,
  },
  {
    defense: "another account's payment does not exist",
    file: "server/payments/payment.repository.ts",
    changes: [
      [
        'if (row === undefined || !(scope === "all" || scope.includes(row.account_id))) return null;',
        "if (row === undefined) return null;",
      ],
    ],
    caughtBy: borders,
  },
  {
    defense: "a path names the token's own account",
    file: "server/surfaces/checkout/call.ts",
    changes: [["  refuseForeignAlias(req, caller);\n", ""]],
    caughtBy: borders,
  },
  {
    defense: "bodies have a largest size",
    file: "server/http/json-body.ts",
    changes: [
      ["if (declared > options.limitBytes) throw tooLarge(options);", ""],
      [
        "if (size <= options.limitBytes) chunks.push(chunk);\n      else settle(() => reject(tooLarge(options)));",
        "chunks.push(chunk);",
      ],
    ],
    caughtBy: borders,
  },
  {
    defense: "what is searched for is quoted",
    file: "server/search/payment-words.ts",
    changes: [['.map((word) => word.replace(/["\\p{Cc}]/gu, ""))', ""]],
    caughtBy: lists,
  },
  {
    defense: "exports defuse formulas",
    file: "shared/csv.ts",
    changes: [["formulaStart.test(value) ? `'${value}` : value", "value"]],
    caughtBy: lists,
  },
];
