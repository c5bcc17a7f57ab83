import { useEffect } from "react";
import { useActions } from "./ActionsScope";
import { isBusy, isOnCanvas } from "./keys";

/** Copy, cut and paste as the browser has them, which needs no permission; not where somebody writes. */
export function useClipboard() {
  const actions = useActions();
  useEffect(() => {
    const isForCanvas = ({ target }: ClipboardEvent) => {
      const at = document.activeElement ?? target;
      return !isBusy(at) && !isBusy(target) && isOnCanvas(at);
    };
    const put = (event: ClipboardEvent): boolean => {
      // Text that is marked on the page is copied as text.
      if (!isForCanvas(event) || !document.getSelection()?.isCollapsed) return false;
      const text = actions.copyText();
      if (text === null) return false;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      return true;
    };
    const onCopy = (event: ClipboardEvent) => void put(event);
    const onCut = (event: ClipboardEvent) => {
      if (put(event)) actions.remove();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isForCanvas(event)) return;
      event.preventDefault();
      void actions.pasteText(event.clipboardData?.getData("text/plain") ?? "");
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCut);
      document.removeEventListener("paste", onPaste);
    };
  }, [actions]);
}
