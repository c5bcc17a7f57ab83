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

const StepPicker = lazy(() =>
  import("./StepPicker").then((part) => ({ default: part.StepPicker })),
);
const ContextMenu = lazy(() =>
  import("./ContextMenu").then((part) => ({ default: part.ContextMenu })),
);

/** What opens over the canvas. */
export function Dialogs() {
  const dialog = useUi((state) => state.dialog);
  const isPicking = useUi((state) => state.picker !== null);
  const hasMenu = useUi((state) => state.menu !== null);
  return (
    <Suspense>
      {isPicking && <StepPicker />}
      {hasMenu && <ContextMenu />}
      {dialog === "commands" && <CommandPalette />}
      {dialog === "shortcuts" && <ShortcutSheet />}
      {dialog === "connect" && <ConnectDialog />}
    </Suspense>
  );
}
