import { lookup, type LookupAddress, type LookupAllOptions } from "node:dns";
import { Resolver } from "node:dns/promises";
import { type HostsFile, hostsFileAt } from "./hosts-file.ts";

/** Asks for every address of a name, as `dns.lookup` does. */
export type ResolveName = (
  hostname: string,
  options: LookupAllOptions,
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface NameResolverOptions {
  /** In the place of those that the system names: addresses with a port. */
  servers?: readonly string[];
  hostsFile?: string;
  /** The system's own look-up. */
  lookUp?: ResolveName;
}

/** Of one question to one server; the second try waits twice as long. */
const firstTryMs = 2_000;
const tries = 2;
/** After it the system's list of servers is read anew. */
const serversFreshMs = 60_000;

/** Answers that mean "nobody knows now", rather than "there is none here". */
const unanswered = new Set(["ETIMEOUT", "ESERVFAIL", "EREFUSED"]);

/**
 * Looks names up without the system's threads. Those are few and a look-up cannot be called off, so that
 * two names whose servers hang would keep everybody else's waiting.
 *
 * The hosts file comes first, then the name servers. What neither knows (short names, `.local`, search
 * domains) is left to the system: the servers have answered by then, or such names are not theirs.
 */
export function createNameResolver({
  servers,
  hostsFile = "/etc/hosts",
  lookUp = lookup,
}: NameResolverOptions = {}): ResolveName {
  const readHosts = hostsFileAt(hostsFile);
  const resolver = freshResolver(servers);
  return (hostname, options, answer) => {
    const families = options.family === 4 || options.family === 6 ? [options.family] : [4, 6];
    const find = async (): Promise<LookupAddress[] | null> => {
      const name = hostname.toLowerCase().replace(/\.$/, "");
      const known = knownAddresses(await readHosts(), name, families);
      if (known.length > 0) return known;
      return isForServers(name) ? askServers(resolver(), name, families) : null;
    };
    find().then(
      (found) => (found === null ? lookUp(hostname, options, answer) : answer(null, found)),
      (error: unknown) => answer(error as NodeJS.ErrnoException, []),
    );
  };
}

function freshResolver(servers: readonly string[] | undefined): () => Resolver {
  let made: Resolver | null = null;
  let madeAtMs = 0;
  return () => {
    if (made !== null && performance.now() - madeAtMs < serversFreshMs) return made;
    made = new Resolver({ timeout: firstTryMs, tries });
    madeAtMs = performance.now();
    if (servers !== undefined) made.setServers(servers);
    return made;
  };
}

function knownAddresses(hosts: HostsFile, name: string, families: readonly number[]): LookupAddress[] {
  return (hosts.get(name) ?? []).filter(({ family }) => families.includes(family));
}

function isForServers(name: string): boolean {
  return name.includes(".") && !name.endsWith(".local") && !name.endsWith(".localhost");
}

/** Null where the servers say that they know no address; @throws an error with a code where they say nothing. */
async function askServers(
  resolver: Resolver,
  name: string,
  families: readonly number[],
): Promise<LookupAddress[] | null> {
  const answers = await Promise.allSettled(
    families.map((family) => (family === 4 ? resolver.resolve4(name) : resolver.resolve6(name))),
  );
  const found = answers.flatMap((answer, index) =>
    answer.status === "rejected"
      ? []
      : answer.value.map((address) => ({ address, family: families[index] === 4 ? 4 : 6 })),
  );
  if (found.length > 0) return found;
  const codes = answers.map((answer) => (answer.status === "rejected" ? codeOf(answer.reason) : ""));
  const silent = codes.find((code) => unanswered.has(code));
  if (silent === undefined) return null;
  throw Object.assign(new Error(`The name servers gave no answer for ${name} (${silent})`), { code: "EAI_AGAIN" });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
