import { lazy, Suspense } from "react";
import { useUi } from "./ui";

// Seldom needed, so they are loaded when they are asked for.
const CommandPalette = lazy(() =>
  import("./CommandPalette").then((part) => ({ default: part.CommandPalette })),
);
const ShortcutSheet = lazy(() =>
  import("./ShortcutSheet").then((part) => ({ default: part.ShortcutSheet })),
);
const ConnectDialog = lazy(() =>
  import("./ConnectDialog").then((part) => ({ default: part.ConnectDialog })),
);

export function Dialogs() {
  const dialog = useUi((state) => state.dialog);
  return (
    <Suspense>
      {dialog === "commands" && <CommandPalette />}
      {dialog === "shortcuts" && <ShortcutSheet />}
      {dialog === "connect" && <ConnectDialog />}
    </Suspense>
  );
}
