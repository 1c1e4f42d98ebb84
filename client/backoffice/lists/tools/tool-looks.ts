/** Quiet beside the title; on a narrow screen the icon alone. */
export const toolLooks = {
  flexShrink: 0,
  gap: 0.75,
  minWidth: 36,
  minHeight: 32,
  color: "text.secondary",
  fontWeight: 500,
} as const;

export const toolText = {
  display: { xs: "none", sm: "inline" },
  maxWidth: 180,
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
} as const;
