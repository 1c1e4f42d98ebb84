import { createSocket } from "node:dgram";
import { once } from "node:events";
import { onTestFinished } from "vitest";

export interface NameServer {
  /** With its port. */
  address: string;
  /** Names that were asked for, those without an answer as well. */
  asked: string[];
}

const headerBytes = 12;
const typeA = 1;

/** A name server on this machine: each known name has one IPv4 address, `silent` ones are never answered, others do not exist. */
export async function startNameServer(
  known: Readonly<Record<string, string>>,
  isSilent: (name: string) => boolean,
): Promise<NameServer> {
  const socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (query, sender) => {
    const { name, type, end } = readQuestion(query);
    asked.push(name);
    if (isSilent(name)) return;
    const address = known[name];
    const addresses = type === typeA && address !== undefined ? [address] : [];
    const hasName = address !== undefined;
    socket.send(answerTo(query.subarray(0, end), { addresses, hasName }), sender.port, sender.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return { address: `127.0.0.1:${socket.address().port}`, asked };
}

/** The one question of a query (RFC 1035, section 4.1.2): labels, each behind its length, then type and class. */
function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = headerBytes;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(
  question: Buffer,
  { addresses, hasName }: { addresses: readonly string[]; hasName: boolean },
): Buffer {
  const header = Buffer.from(question);
  const noSuchName = 3;
  header.writeUInt16BE(0x8180 | (hasName ? 0 : noSuchName), 2);
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  const records = addresses.map((address) =>
    // The name is a pointer to the question's; type A, class IN, one minute, four bytes.
    Buffer.from([0xc0, headerBytes, 0, typeA, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split(".").map(Number)]),
  );
  return Buffer.concat([header, ...records]);
}
