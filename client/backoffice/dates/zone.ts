import { useStore } from "react-admin";

/** Where the working day of most of our merchants begins and ends. */
export const businessZone = "Europe/Oslo";

export const zoneChoices = ["browser", "business", "utc"] as const;
export type ZoneChoice = (typeof zoneChoices)[number];

/** IANA name of the zone in which every instant of the screens is shown. */
export function useZone(): string {
  const [choice] = useZoneChoice();
  return zoneName(choice);
}

export function useZoneChoice(): [ZoneChoice, (choice: ZoneChoice) => void] {
  return useStore<ZoneChoice>("kontor.zone", "browser");
}

export function zoneName(choice: ZoneChoice): string {
  if (choice === "utc") return "UTC";
  return choice === "business" ? businessZone : Intl.DateTimeFormat().resolvedOptions().timeZone;
}
