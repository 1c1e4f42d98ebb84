import { beforeAll, describe, expect, test } from "vitest";
import {
  type CapturedDeliveries,
  captureDeliveries,
  type DialectName,
  dialectNames,
} from "../testing/captured-deliveries.ts";
import { isInstalled, languages, startSample } from "../testing/receiver-sample.ts";
import type { ReceivedRequest } from "../testing/receiver.ts";
import { newDataFolder } from "../testing/server-process.ts";

let captured: Record<DialectName, CapturedDeliveries>;

beforeAll(async () => {
  captured = await captureDeliveries(newDataFolder());
}, 60_000);

/** In the overlap a message is signed by the old secret as well. */
const overlapping: readonly DialectName[] = ["standard", "payments"];
const timed: readonly DialectName[] = ["standard", "payments", "checkout-callback"];

/** A callback asks for another try, because its sender takes every 4xx for the end. */
function refusal(dialect: DialectName): number {
  return dialect === "checkout-callback" ? 503 : 401;
}

/** The same message with one letter of what is signed changed. */
function forged(dialect: DialectName, request: ReceivedRequest): ReceivedRequest {
  if (dialect === "checkout-callback") return { ...request, path: request.path.replace("A-1001", "A-1002") };
  return { ...request, body: request.body.replace(/active|confirmed|AUTHORIZED/, (word) => word.replace(/.$/, "x")) };
}

for (const language of languages) {
  const isHere = isInstalled(language);
  if (!isHere) process.stderr.write(`SKIPPED: there is no ${language} on this machine to run its receiver samples\n`);

  describe.skipIf(!isHere).each(dialectNames)(`the ${language} sample for %s`, (dialect) => {
    const start = (...secrets: string[]) => startSample({ language, dialect, secrets });

    test("takes what Kontor sent, once however often it comes", async () => {
      const { genuine, secrets } = captured[dialect];
      const sample = await start(secrets.first);
      expect(await sample.send(genuine)).toBe(204);
      expect(await sample.send(genuine)).toBe(204);
      expect(sample.inbox()).toHaveLength(1);
    });

    test("refuses a changed byte and another secret", async () => {
      const { genuine, secrets } = captured[dialect];
      const changed = forged(dialect, genuine);
      expect(changed).not.toEqual(genuine);
      const [sample, stranger] = [await start(secrets.first), await start(secrets.second)];
      expect(await sample.send(changed)).toBe(refusal(dialect));
      expect(await sample.send({ ...genuine, headers: {} })).toBe(refusal(dialect));
      expect(await stranger.send(genuine)).toBe(refusal(dialect));
      expect([...sample.inbox(), ...stranger.inbox()]).toEqual([]);
    });

    if (timed.includes(dialect)) {
      test("refuses what was sent ten minutes ago", async () => {
        const { old, secrets } = captured[dialect];
        const sample = await start(secrets.first);
        expect(await sample.send(old)).toBe(refusal(dialect));
        expect(sample.inbox()).toEqual([]);
      });
    }

    test("takes messages from before and after a rotation when it knows both secrets", async () => {
      const { genuine, rotated, secrets } = captured[dialect];
      const sample = await start(secrets.second, secrets.first);
      expect([await sample.send(genuine), await sample.send(rotated)]).toEqual([204, 204]);
      expect(sample.inbox()).toHaveLength(2);
    });

    test("needs the new secret after a rotation, and the old one serves as long as it overlaps", async () => {
      const { rotated, secrets } = captured[dialect];
      const [before, after] = [await start(secrets.first), await start(secrets.second)];
      expect(await after.send(rotated)).toBe(204);
      expect(await before.send(rotated)).toBe(overlapping.includes(dialect) ? 204 : refusal(dialect));
    });
  });
}
