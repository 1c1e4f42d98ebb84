import { useRemoveFromStore, useStore } from "react-admin";

export const themeChoices = ["light", "dark", "system"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** react-admin keeps `light` or `dark` under this key and follows the system when it is absent. */
const storeKey = "theme";

export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [stored, store] = useStore<"light" | "dark" | undefined>(storeKey, undefined);
  const remove = useRemoveFromStore(storeKey);
  const choose = (choice: ThemeChoice) => {
    if (choice === "system") remove();
    else store(choice);
  };
  return [stored ?? "system", choose];
}
