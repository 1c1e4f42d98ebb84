import { beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "../audit/system-actor.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import type { Started } from "./begin-session.service.ts";
import { endOwnOtherSessions, endOwnSession, getOwnAccess } from "./own-session.service.ts";
import { signIn } from "./sign-in.service.ts";
import { endStaffSessions } from "./staff-change.service.ts";
import { confirmNewDevices, deviceCookie, deviceLifeMs, knownDevice } from "./staff-device.service.ts";
import { describeSession } from "./staff-session.service.ts";
import { addStaff } from "./staff.service.ts";

let ctx: TestContext;
const by = systemActor("test");
const password = "correct horse battery";

beforeEach(async () => {
  ctx = await makeTestContext();
  for (const name of ["kari", "ola"]) {
    await addStaff(ctx, { email: `${name}@kontor.example`, role: "admin", password, by });
  }
});

const enter = (deviceToken: string | null, name = "kari") =>
  signIn(ctx, { email: `${name}@kontor.example`, password, ip: "192.0.2.1", userAgent: "test", deviceToken });
const ownOf = ({ token, session: { staff, role, deviceId } }: Started) => ({
  staffId: staff.id,
  token,
  role,
  deviceId,
});
const isKnown = async ({ session: { staff } }: Started, token: string) =>
  (await ctx.store.read((db) => knownDevice(db, { staffId: staff.id, token }))) !== null;
const asked = async ({ session }: Started) => (await describeSession(ctx, session)).new_devices;

async function newOnes(): Promise<unknown[]> {
  const rows = await ctx.store.read((db) =>
    db
      .selectFrom("audit_entry")
      .select("details")
      .where("action", "=", "session.started")
      .orderBy("position")
      .execute(),
  );
  return rows.map(({ details }) => (JSON.parse(details) as { is_new_device: unknown }).is_new_device);
}

describe("a device", () => {
  test("is known again by its cookie, whose token is another one after each sign-in and is kept as a hash", async () => {
    const first = await enter(null);
    const again = await enter(first.deviceToken);
    expect(again.session.deviceId).toBe(first.session.deviceId);
    expect(await newOnes()).toEqual([true, false]);
    expect([await isKnown(again, first.deviceToken), await isKnown(again, again.deviceToken)]).toEqual([false, true]);
    const rows = await ctx.store.read((db) => db.selectFrom("staff_device").selectAll().execute());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(again.deviceToken);
  });

  test("that two people share is known of each of them, and a planted cookie makes nobody known", async () => {
    const kari = await enter(null);
    const ola = await enter(kari.deviceToken, "ola");
    expect([await isKnown(kari, ola.deviceToken), await isKnown(ola, ola.deviceToken)]).toEqual([true, true]);
    expect([await isKnown(kari, kari.deviceToken), await isKnown(ola, kari.deviceToken)]).toEqual([false, false]);
    expect(await newOnes()).toEqual([true, true]);
  });

  test("is forgotten after half a year without a sign-in", async () => {
    const { deviceToken } = await enter(null);
    ctx.clock.advance(deviceLifeMs + 1);
    const again = await enter(deviceToken);
    expect(await newOnes()).toEqual([true, true]);
    expect(await isKnown(again, again.deviceToken)).toBe(true);
  });
});

describe("a new device", () => {
  test("is asked about on one that is known, until the person says that it is theirs", async () => {
    const home = await enter(null);
    expect(await asked(home)).toBe(0);
    const elsewhere = await enter(null);
    expect([await asked(home), await asked(elsewhere)]).toEqual([1, 0]);
    const { sessions, new_devices } = await getOwnAccess(ctx, ownOf(home));
    expect(new_devices).toBe(1);
    expect(sessions.map(({ is_current, is_new_device }) => [is_current, is_new_device])).toEqual([
      [true, false],
      [false, true],
    ]);
    await confirmNewDevices(ctx, { ...ownOf(home), by });
    expect([await asked(home), await asked(elsewhere)]).toEqual([0, 0]);
    expect((await getOwnAccess(ctx, ownOf(home))).sessions.some(({ is_new_device }) => is_new_device)).toBe(false);
  });

  test("cannot say so of itself", async () => {
    const home = await enter(null);
    const thief = await enter(null);
    await expect(confirmNewDevices(ctx, { ...ownOf(thief), by })).rejects.toMatchObject({ code: "forbidden" });
    expect(await asked(home)).toBe(1);
  });
});

describe("no longer known are", () => {
  test("the device whose session the person ends", async () => {
    const [home, elsewhere] = [await enter(null), await enter(null)];
    const other = (await getOwnAccess(ctx, ownOf(home))).sessions.find(({ is_current }) => !is_current);
    await endOwnSession(ctx, { ...ownOf(home), id: other?.id ?? "", by });
    expect([await isKnown(home, home.deviceToken), await isKnown(home, elsewhere.deviceToken)]).toEqual([true, false]);
    expect(await asked(home)).toBe(0);
  });

  test("all others, when the person ends all other sessions", async () => {
    const [home, elsewhere] = [await enter(null), await enter(null)];
    await endOwnOtherSessions(ctx, { ...ownOf(home), by });
    expect([await isKnown(home, home.deviceToken), await isKnown(home, elsewhere.deviceToken)]).toEqual([true, false]);
  });

  test("all of them, when an admin ends the person's sessions; the next one is taken for theirs", async () => {
    const home = await enter(null);
    await endStaffSessions(ctx, { id: home.session.staff.id, by });
    expect(await isKnown(home, home.deviceToken)).toBe(false);
    const next = await enter(home.deviceToken);
    expect(await asked(next)).toBe(0);
    await enter(null);
    expect(await asked(next)).toBe(1);
  });
});

test("the cookie is bound to the host wherever TLS is", () => {
  expect(deviceCookie(ctx)).toEqual({ name: "kontor_device", isSecure: false });
  const origins = { ...ctx.origins, backoffice: "https://office.shop.example" };
  expect(deviceCookie({ origins })).toEqual({ name: "__Host-kontor_device", isSecure: true });
});
