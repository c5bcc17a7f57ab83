import type { RawStep } from "../api/types";

// The keyword a journey begins with, when its first step is a branch on the customer's text.
export function keywordOf(
  entry: Pick<RawStep, "stepType" | "selectNextStep"> | undefined,
): string | null {
  if (!entry || entry.stepType.toLowerCase() !== "branch") return null;
  for (const condition of Object.values(entry.selectNextStep ?? {})) {
    const found =
      /stringContains\(\s*data\.payload\.(?:content\.text|body)\s*,\s*(['"])(.+?)\1/i.exec(
        condition ?? "",
      );
    if (found) return found[2]!;
  }
  return null;
}
